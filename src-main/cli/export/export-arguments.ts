import { z } from 'zod';
import { dataFolderArgument, required } from '../terminal/argument-schemas.ts';
import { readArguments } from '../terminal/read-arguments.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { formatsArgument, refuseHalfAnonymous, variantArguments, variantOptions } from './export-variant.ts';

const exportArgumentsSchema = z.object({
  words: z.array(z.string().trim().min(1, 'a document is empty')).transform((words) => [...new Set(words)]),
  all: z.boolean().default(false),
  out: required('--out'),
  formats: formatsArgument('--formats').default(['pdf', 'docx']),
  zip: z.boolean().default(false),
  ...variantArguments,
  'data-dir': dataFolderArgument,
  json: z.boolean().default(false),
});
export type ExportArguments = z.output<typeof exportArgumentsSchema>;

const options = {
  all: { type: 'boolean' },
  out: { type: 'string' },
  formats: { type: 'string' },
  zip: { type: 'boolean' },
  ...variantOptions,
  'data-dir': { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Reads the arguments of `dossier export`. Throws a UsageError naming the first thing that is wrong. */
export const parseExportArguments = (args: readonly string[]): ExportArguments => {
  const given = readArguments(args, { options, schema: exportArgumentsSchema, takesWords: true });
  refuseHalfAnonymous(given);
  if (given.all && given.words.length > 0) throw new UsageError('--all and single documents exclude each other');
  if (!given.all && given.words.length === 0) {
    throw new UsageError('which documents? Name them by id or title, or say --all');
  }
  return given;
};
