/** How many of our own source files a dependency-cruiser result covers; packages and missing files do not count. */
export function countCruisedModules(result) {
  return result.modules.filter(({ source }) => /^src-[a-z]+\//.test(source)).length;
}

/** One line for each broken rule of a dependency-cruiser result: which rule, who imports whom, and why that is forbidden. */
export function describeViolations(result) {
  const comments = new Map(result.summary.ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]));
  return result.summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle ? [from, ...cycle.map((step) => step.name ?? step)].join(' → ') : `${from} → ${to}`;
    return `${rule.name}: ${way}\n    ${comments.get(rule.name) ?? ''}`;
  });
}
