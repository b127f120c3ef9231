import { z } from 'zod';
import { kinds } from '#shared/kinds/registry.ts';
import { lengthSchema, toneSchema } from '#shared/model/run.ts';
import { formatsArgument, refuseHalfAnonymous, variantArguments, variantOptions } from '../export/export-variant.ts';
import { baseUrlArgument, modelArgument, providerArgument } from '../providers/server-arguments.ts';
import { dataFolderArgument, required, typedNumber, wholeNumber } from '../terminal/argument-schemas.ts';
import { parseMoment } from '../terminal/parse-moment.ts';
import { readArguments, UsageError } from '../terminal/read-arguments.ts';

const kindNames = kinds.map(({ name }) => name);

const draftArgumentsSchema = z.object({
  kind: z.enum(kindNames).catch(() => {
    throw new UsageError(`--kind takes ${kindNames.join(', ')}`);
  }),
  candidate: required('--candidate'),
  job: z.string().min(1, '--job is empty').optional(),
  out: required('--out'),
  format: formatsArgument('--format').default(['pdf', 'docx', 'md', 'json']),
  ...variantArguments,
  provider: providerArgument,
  model: modelArgument,
  'base-url': baseUrlArgument,
  language: z
    .string()
    .trim()
    .min(2, '--language takes the name of a language')
    .max(60, '--language is too long')
    .optional(),
  tone: z.enum(toneSchema.options, { error: `--tone takes ${toneSchema.options.join(', ')}` }).optional(),
  length: z.enum(lengthSchema.options, { error: `--length takes ${lengthSchema.options.join(', ')}` }).optional(),
  experiences: z
    .union([z.literal('all'), wholeNumber('--experiences', 0, 500)], {
      error: '--experiences takes a whole number from 0 to 500, or all',
    })
    .optional(),
  'max-retries': wholeNumber('--max-retries', 0, 10).optional(),
  'no-job-context': z.boolean().default(false),
  title: z.string().trim().min(1, '--title is empty').max(200, '--title is longer than 200 characters').optional(),
  'data-dir': dataFolderArgument,
  wait: typedNumber('--wait takes seconds').pipe(z.number().min(0, '--wait takes seconds')).optional(),
  priority: wholeNumber('--priority', 1, 10).optional(),
  at: z.string().optional(),
  json: z.boolean().default(false),
});

type GivenArguments = z.output<typeof draftArgumentsSchema>;

export interface DraftArguments extends Omit<GivenArguments, 'at'> {
  /** When the draft is to start, epoch milliseconds; undefined means now. */
  readonly startAt: number | undefined;
}

const options = {
  kind: { type: 'string' },
  candidate: { type: 'string' },
  job: { type: 'string' },
  out: { type: 'string' },
  format: { type: 'string' },
  ...variantOptions,
  provider: { type: 'string' },
  'base-url': { type: 'string' },
  model: { type: 'string' },
  language: { type: 'string' },
  tone: { type: 'string' },
  length: { type: 'string' },
  experiences: { type: 'string' },
  'max-retries': { type: 'string' },
  'no-job-context': { type: 'boolean' },
  title: { type: 'string' },
  'data-dir': { type: 'string' },
  wait: { type: 'string' },
  priority: { type: 'string' },
  at: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** The embedded drafter reaches no server and has no models. */
const refuseContradictions = ({ provider, model, 'base-url': baseUrl }: GivenArguments): void => {
  if (provider !== 'embedded') return;
  if (baseUrl !== undefined) throw new UsageError('--base-url: the embedded drafter needs no server');
  if (model !== undefined) throw new UsageError('--model: the embedded drafter has no models');
};

/**
 * Reads the arguments of `dossier draft`. Throws a UsageError naming the first thing that is wrong.
 *
 * @param now epoch milliseconds, for times such as `18:30` and `+2h`
 */
export const parseDraftArguments = (args: readonly string[], now: number): DraftArguments => {
  const { at, ...given } = readArguments(args, { options, schema: draftArgumentsSchema });
  refuseContradictions(given);
  refuseHalfAnonymous(given);
  if (at !== undefined && given.wait !== undefined) {
    throw new UsageError('--at and --wait exclude each other: a draft for later is not waited for');
  }
  return { ...given, startAt: at === undefined ? undefined : parseMoment(at, now, '--at') };
};
