import { z } from 'zod';
import { candidateSchema, storedCandidateSchema } from './candidate.ts';
import { jobDescriptionSchema, storedJobDescriptionSchema } from './job-description.ts';

/** A candidate and the job they are put forward for; without a job, documents about them are general. */
export const candidacySchema = z.object({
  candidate: candidateSchema,
  job: jobDescriptionSchema.optional(),
});

/** A candidacy as documents hold it, of any length. */
export const storedCandidacySchema = z.object({
  candidate: storedCandidateSchema,
  job: storedJobDescriptionSchema.optional(),
});
export type Candidacy = z.infer<typeof candidacySchema>;
