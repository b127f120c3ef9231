import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { countCruisedModules, describeViolations } from './check-import-rules.mjs';
import { missingOptionalPackages } from './lock-file.mjs';
import { inProject, projectFolder, projectNode } from './setup/project.mjs';
import { runScript } from './setup/setup-error.mjs';
import { setUp } from './setup.mjs';

/** A cruise that finds fewer modules than this did not read the code: dependency-cruiser then reports success. */
const FEWEST_MODULES = 30;

const tool = (...parts) => inProject('node_modules', ...parts);

const checks = [
  { name: 'lock file', run: checkLockFile },
  { name: 'types', run: () => runTool(tool('typescript', 'bin', 'tsc'), ['-b', '--pretty']) },
  {
    name: 'format and lint',
    run: () => runTool(tool('@biomejs', 'biome', 'bin', 'biome'), ['check', '--error-on-warnings', '.']),
  },
  { name: 'import rules', run: cruise },
  { name: 'unused code', run: () => runTool(tool('knip', 'bin', 'knip.js'), ['--no-progress']) },
];

/** `npm run check`: lock file, types, format and lint, import rules and unused code, two at a time; all are run, whatever fails. */
await runScript(async () => {
  await setUp({ electron: false, build: false });
  const waiting = [...checks];
  const outcomes = [];
  const work = async () => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) outcomes.push(await report(check));
  };
  await Promise.all([work(), work()]);
  const failures = outcomes.filter((ok) => !ok).length;
  process.stdout.write(failures === 0 ? 'All checks passed.\n' : `${failures} of ${checks.length} checks failed.\n`);
  return failures === 0 ? 0 : 1;
});

/** Runs one check and prints one line for it, followed by its findings where it has some. */
async function report({ name, run }) {
  const start = performance.now();
  const { ok, output, note } = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${note ? `${note}, ` : ''}${seconds} s)\n`);
  if (!ok) process.stdout.write(`${output.trim().replace(/^/gm, '  ')}\n`);
  return ok;
}

async function checkLockFile() {
  const missing = missingOptionalPackages(JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')));
  const output = missing.map(
    ({ name, version }) => `${name}@${version} is missing: run node scripts/complete-lock-file.mjs`,
  );
  return { ok: missing.length === 0, output: output.join('\n') };
}

async function cruise() {
  const bin = tool('dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const args = [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    'src-main',
    'src-renderer',
    'src-shared',
  ];
  const { stdout, output } = await runTool(bin, args);
  let result;
  try {
    result = JSON.parse(stdout);
  } catch {
    return { ok: false, output };
  }
  const modules = countCruisedModules(result);
  const violations = describeViolations(result);
  if (modules < FEWEST_MODULES) {
    violations.push(
      `Only ${modules} modules were read (at least ${FEWEST_MODULES} expected): the rules were not checked.`,
    );
  }
  return { ok: violations.length === 0, output: violations.join('\n'), note: `${modules} modules` };
}

function runTool(script, args) {
  const env = { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) };
  const child = spawn(projectNode, [script, ...args], { cwd: projectFolder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output += text;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ ok: code === 0, stdout, output }));
  });
}
