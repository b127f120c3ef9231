export const findingKinds = ['lostJobs', 'duplicateEffects', 'doubleRuns', 'corruptions'] as const;

/** Something that must not be after a crash, and where. */
export interface Finding {
  readonly kind: (typeof findingKinds)[number];
  readonly what: string;
  readonly where: string;
}

/** How many of each kind there are. */
export const countFindings = (findings: readonly Finding[]): Record<Finding['kind'], number> => {
  const counts = { lostJobs: 0, duplicateEffects: 0, doubleRuns: 0, corruptions: 0 };
  for (const { kind } of findings) counts[kind]++;
  return counts;
};
