import { parseArgs } from 'node:util';
import { z } from 'zod';
import { documentKindSchema, exportFormatSchema, providerNameSchema } from '#shared/model/run.ts';

/** A wrong call: what is wrong with it, for stderr, beside the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** An empty value counts as 0 to Number(), and as an oversight to whoever typed it. */
const typedNumber = (error: string) => z.string().regex(/\S/, error).pipe(z.coerce.number({ error }));

const wholeNumber = (name: string, max: number) => {
  const error = `${name} takes a whole number from 0 to ${max}`;
  return typedNumber(error).pipe(z.number().int(error).min(0, error).max(max, error));
};

const required = (name: string) => z.string({ error: `${name} is missing` }).min(1, `${name} is empty`);

const formatsSchema = z
  .string()
  .transform((list) => [...new Set(list.split(',').map((format) => format.trim().toLowerCase()))])
  .pipe(z.array(exportFormatSchema, { error: '--format' }).min(1))
  .catch(() => {
    throw new UsageError(`--format takes a list of ${exportFormatSchema.options.join(', ')}`);
  });

const draftArgumentsSchema = z.object({
  kind: documentKindSchema.catch(() => {
    throw new UsageError(`--kind takes ${documentKindSchema.options.join(', ')}`);
  }),
  candidate: required('--candidate'),
  job: z.string().min(1, '--job is empty').optional(),
  out: required('--out'),
  format: formatsSchema.default([...exportFormatSchema.options]),
  provider: z.string().default('embedded'),
  model: z.string().min(1).optional(),
  'base-url': z.string().optional(),
  experiences: z
    .union([z.literal('all'), wholeNumber('--experiences', 500)], {
      error: '--experiences takes a whole number from 0 to 500, or all',
    })
    .optional(),
  'max-retries': wholeNumber('--max-retries', 10).optional(),
  'no-job-context': z.boolean().default(false),
  title: z.string().trim().min(1, '--title is empty').max(200, '--title is longer than 200 characters').optional(),
  'data-dir': z.string().min(1, '--data-dir is empty').optional(),
  wait: typedNumber('--wait takes seconds').pipe(z.number().min(0, '--wait takes seconds')).optional(),
  json: z.boolean().default(false),
});
export type DraftArguments = z.output<typeof draftArgumentsSchema>;

const options = {
  kind: { type: 'string' },
  candidate: { type: 'string' },
  job: { type: 'string' },
  out: { type: 'string' },
  format: { type: 'string' },
  provider: { type: 'string' },
  'base-url': { type: 'string' },
  model: { type: 'string' },
  experiences: { type: 'string' },
  'max-retries': { type: 'string' },
  'no-job-context': { type: 'boolean' },
  title: { type: 'string' },
  'data-dir': { type: 'string' },
  wait: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Models behind a server come with a later version; saying so beats a puzzling failure. */
const refuseLater = (
  values: { provider: string; 'base-url'?: string | undefined },
  allowed: readonly string[],
): void => {
  if (values['base-url'] !== undefined) {
    throw new UsageError(
      '--base-url: this version drafts with the embedded drafter only; servers are not supported yet',
    );
  }
  if (values.provider === 'openai') {
    throw new UsageError(
      '--provider openai: this version drafts with the embedded drafter only; OpenAI is not supported yet',
    );
  }
  if (!providerNameSchema.safeParse(values.provider).success || !allowed.includes(values.provider)) {
    throw new UsageError(`--provider takes ${allowed.join(', ')}`);
  }
};

/**
 * Reads the arguments of `dossier draft`. Throws a UsageError naming the first thing that is wrong.
 *
 * @param allowedProviders providers this process has
 */
export const parseDraftArguments = (args: readonly string[], allowedProviders: readonly string[]): DraftArguments => {
  let values: Record<string, unknown>;
  try {
    ({ values } = parseArgs({ args: [...args], options, allowPositionals: false, strict: true }));
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong arguments');
  }
  const parsed = draftArgumentsSchema.safeParse(values);
  if (!parsed.success) throw new UsageError(parsed.error.issues[0]?.message ?? 'wrong arguments');
  refuseLater(parsed.data, allowedProviders);
  return parsed.data;
};
