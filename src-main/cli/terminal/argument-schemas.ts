import { z } from 'zod';
import { jobIdSchema } from '#shared/model/ids.ts';
import { jobFilterSchema } from '#shared/model/job.ts';
import { queueNameSchema } from '#shared/model/queue-policy.ts';

/** A number as text. An empty value is refused, although Number() would read it as 0. */
export const typedNumber = (error: string) => z.string().regex(/\S/, error).pipe(z.coerce.number({ error }));

/** A whole number between two others, both included; `name` is what was typed before it. */
export const wholeNumber = (name: string, min: number, max: number) => {
  const error = `${name} takes a whole number from ${min} to ${max}`;
  return typedNumber(error).pipe(z.number().int(error).min(min, error).max(max, error));
};

/** An option that must be there. */
export const required = (name: string) => z.string({ error: `${name} is missing` }).min(1, `${name} is empty`);

export const dataFolderArgument = z.string().min(1, '--data-dir is empty').optional();

export const queueArgument = z.enum(queueNameSchema.options, {
  error: `--queue takes ${queueNameSchema.options.join(', ')}`,
});

export const filterArgument = z.enum(jobFilterSchema.options, {
  error: `--state takes ${jobFilterSchema.options.join(', ')}`,
});

/** An id that fits `schema`; `error` makes the message from the word that was typed. */
export const idArgument = <T>(schema: z.ZodType<T>, error: (word: string) => string) =>
  z.string().transform((word, context) => {
    const id = schema.safeParse(word);
    if (id.success) return id.data;
    context.addIssue({ code: 'custom', message: error(word) });
    return z.NEVER;
  });

/** Most jobs that one call takes: the contract's own bound. */
const mostJobs = 500;

/** Jobs by their ids, as bare words; each once. */
export const jobIdsArgument = z
  .array(idArgument(jobIdSchema, (word) => `"${word}" is not the id of a job`))
  .max(mostJobs, `at most ${mostJobs} jobs can be named at once`)
  .transform((ids) => [...new Set(ids)]);

/** The same, at least one. */
export const someJobIdsArgument = jobIdsArgument.refine((ids) => ids.length > 0, 'the id of a job is missing');
