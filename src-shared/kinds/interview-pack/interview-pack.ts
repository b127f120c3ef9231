import { z } from 'zod';
import { candidacySchema } from '../../model/candidacy.ts';
import { storedJobDescriptionSchema } from '../../model/job-description.ts';
import type { KindFacts } from '../kind-facts.ts';
import { interviewPackLabels } from './labels.ts';
import { interviewPackMarks } from './marks.ts';
import {
  answersSchema,
  commentSchema,
  interviewPackOptionsSchema,
  packIdSchema,
  questionCountSchema,
} from './options.ts';
import { interviewThemes, packLanguageSchema } from './question.ts';

/** What the window shows of the input, and the language that the bank asks in. */
export const interviewPackViewSchema = z.object({
  job: storedJobDescriptionSchema.nullable(),
  language: packLanguageSchema,
  /** The pack whose questions this one was given; absent where it found its own. */
  givenFrom: packIdSchema.exactOptional(),
  /** What a set is like unless told; absent in packs that were made before it was kept. */
  usualSet: z
    .object({ count: questionCountSchema, answers: answersSchema, comment: commentSchema.exactOptional() })
    .exactOptional(),
});
export type InterviewPackView = z.infer<typeof interviewPackViewSchema>;

/** Interview packs, as both sides know them (C1): a candidate, and the job they are interviewed for; without a job the questions are general. */
export const interviewPackFacts = {
  name: 'interview-pack',
  input: candidacySchema,
  options: interviewPackOptionsSchema,
  sources: {
    candidate: { reads: 'candidate', isRequired: true, sample: 'candidate.json' },
    job: { reads: 'job', isRequired: false, sample: 'job.json' },
  },
  formats: ['pdf', 'docx', 'html', 'md', 'txt', 'csv', 'json'],
  papers: ['scorecard'],
  groups: interviewThemes,
  marks: interviewPackMarks,
  labels: interviewPackLabels,
} as const satisfies KindFacts;
