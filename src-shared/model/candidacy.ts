import { z } from 'zod';
import { candidateSchema } from './candidate.ts';
import { jobDescriptionSchema } from './job-description.ts';

/** A candidate and the job they are put forward for; without a job, documents about them are general. */
export const candidacySchema = z.object({
  candidate: candidateSchema,
  job: jobDescriptionSchema.optional(),
});
export type Candidacy = z.infer<typeof candidacySchema>;
