import { z } from 'zod';
import { dataFolderArgument, required } from '../terminal/argument-schemas.ts';
import { readArguments, UsageError } from '../terminal/read-arguments.ts';
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

/** How `dossier export` is used. */
export const exportUsage = `Usage: dossier export DOCUMENT… --out DIR [--formats pdf,docx,html,md,txt,csv,json] [--theme NAME] [--zip]
         [--paper NAME] [--anonymise [--hide-employers]] [--data-dir DIR] [--json]
       dossier export --all --out DIR …

Writes documents of the library to DIR, each named by its id, its title or a part of it. Files that are there already
are never overwritten: a name that is taken gets a number.

  --formats         what to write, comma-separated (default: pdf,docx)
  --theme           instead of each document's own, by name or id
  --paper           another paper instead of the document itself: scorecard, of interview packs
  --anonymise       initials in place of the name, no contact data, in every file and its name
  --hide-employers  with --anonymise: "Company A" in place of the first employer, and so on
  --zip             all files in one ZIP
  --data-dir        where Dossier keeps its data (default: the app's own folder)
  --json            print one JSON object and nothing else; progress goes to stderr

Ctrl+C leaves what isn't written yet queued. Exit codes: 0 all written, 3 some, 1 none (or bad input), 2 wrong usage,
5 still waiting.
`;
