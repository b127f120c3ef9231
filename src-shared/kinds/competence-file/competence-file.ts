import { z } from 'zod';
import { candidacySchema } from '../../model/candidacy.ts';
import { jobDescriptionSchema } from '../../model/job-description.ts';
import type { KindFacts } from '../kind-facts.ts';
import { competenceFileLabels } from './labels.ts';
import { competenceFileOptionsSchema } from './options.ts';
import { competenceFileGroups } from './sections.ts';

/** What a competence file is made of (A1): a candidate, and the job it is tailored to; without a job it is general. */
export const competenceFileInputSchema = candidacySchema;
export type CompetenceFileInput = z.infer<typeof competenceFileInputSchema>;

/** What the window shows of the input. */
export const competenceFileViewSchema = z.object({ job: jobDescriptionSchema.nullable() });
export type CompetenceFileView = z.infer<typeof competenceFileViewSchema>;

/** Competence files, as both sides know them. */
export const competenceFileFacts = {
  name: 'competence-file',
  input: competenceFileInputSchema,
  options: competenceFileOptionsSchema,
  sources: {
    candidate: { reads: 'candidate', isRequired: true, sample: 'candidate.json' },
    job: { reads: 'job', isRequired: false, sample: 'job.json' },
  },
  formats: ['pdf', 'docx', 'html', 'md', 'txt', 'json'],
  papers: [],
  groups: competenceFileGroups,
  marks: {},
  labels: competenceFileLabels,
} as const satisfies KindFacts;
