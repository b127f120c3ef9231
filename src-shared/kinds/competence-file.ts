import type { z } from 'zod';
import { candidacySchema } from '../model/candidacy.ts';

/** What a competence file is made of (A1): a candidate, and the job it is tailored to; without a job it is general. */
export const competenceFileInputSchema = candidacySchema;
export type CompetenceFileInput = z.infer<typeof competenceFileInputSchema>;

/** The fixed sections in their order (A2); experiences follow from order 8 + 1. */
export const competenceFileSections = [
  { order: 0, key: 'header', title: 'Header', category: 'identity' },
  { order: 1, key: 'professional-summary', title: 'Professional summary', category: 'profile' },
  { order: 2, key: 'functional-skills', title: 'Functional skills', category: 'skills' },
  { order: 3, key: 'technical-skills', title: 'Technical skills', category: 'skills' },
  { order: 4, key: 'areas-of-expertise', title: 'Areas of expertise', category: 'skills' },
  { order: 5, key: 'education', title: 'Education', category: 'background' },
  { order: 6, key: 'certifications', title: 'Certifications', category: 'background' },
  { order: 7, key: 'languages', title: 'Languages', category: 'background' },
  { order: 8, key: 'experiences-summary', title: 'Professional experiences summary', category: 'experience' },
] as const;

/** Key of the n-th experience section, n from 1, most recent first. */
export const experienceKey = (n: number): string => `experience-${n}`;

/** The section whose heading stands above all experiences. */
export const experienceHeadingKey = 'experiences-summary';
