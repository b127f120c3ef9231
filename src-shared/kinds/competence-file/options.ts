import { z } from 'zod';

/** Experiences that get a section of their own unless the user asks for more (A2). */
export const defaultExperienceCount = 5;

/** Options of a competence file (A5). */
export const competenceFileOptionsSchema = z.object({
  /** How many experiences get a section of their own (A2). */
  experiences: z
    .union([z.literal('all'), z.number().int().min(0).max(500)])
    .default(defaultExperienceCount)
    .meta({ flag: 'experiences', value: 'N|all', help: 'how many experiences get a section of their own' }),
  /** Whether the job decides what comes first. */
  includeJobContext: z.boolean().default(true).meta({ flag: 'no-job-context' }),
});
export type CompetenceFileOptions = z.infer<typeof competenceFileOptionsSchema>;
