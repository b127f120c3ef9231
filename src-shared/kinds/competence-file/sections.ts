import type { SectionRole } from '../../model/section.ts';

/** The groups of the run record (requirement A6), in its order. */
export const competenceFileGroups = ['identity', 'profile', 'skills', 'background', 'experience'] as const;

interface FixedSection {
  readonly order: number;
  readonly key: string;
  readonly group: (typeof competenceFileGroups)[number];
  readonly role: SectionRole;
  /** Printed above it in English; null where the content brings its own. */
  readonly heading: string | null;
}

/** The fixed sections in their order (A2); experiences follow from order 8 + 1. */
export const competenceFileSections = [
  { order: 0, key: 'header', group: 'identity', role: 'masthead', heading: null },
  { order: 1, key: 'professional-summary', group: 'profile', role: 'body', heading: 'Professional summary' },
  { order: 2, key: 'functional-skills', group: 'skills', role: 'list', heading: 'Functional skills' },
  { order: 3, key: 'technical-skills', group: 'skills', role: 'list', heading: 'Technical skills' },
  { order: 4, key: 'areas-of-expertise', group: 'skills', role: 'list', heading: 'Areas of expertise' },
  { order: 5, key: 'education', group: 'background', role: 'body', heading: 'Education' },
  { order: 6, key: 'certifications', group: 'background', role: 'body', heading: 'Certifications' },
  { order: 7, key: 'languages', group: 'background', role: 'body', heading: 'Languages' },
  { order: 8, key: 'experiences-summary', group: 'experience', role: 'body', heading: 'Professional experience' },
] as const satisfies readonly FixedSection[];

export type FixedSectionKey = (typeof competenceFileSections)[number]['key'];

/** Key of the n-th experience section, n from 1, most recent first. */
export const experienceKey = (n: number): string => `experience-${n}`;

/** The section whose heading stands above all experiences. */
export const experienceHeadingKey = 'experiences-summary';
