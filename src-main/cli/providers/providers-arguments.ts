import { z } from 'zod';
import { dataFolderArgument } from '../terminal/argument-schemas.ts';
import { readArguments, UsageError } from '../terminal/read-arguments.ts';
import { baseUrlArgument, modelArgument, providerArgument } from './server-arguments.ts';

const common = { 'data-dir': dataFolderArgument, json: z.boolean().default(false) };
const options = { 'data-dir': { type: 'string' }, json: { type: 'boolean' } } as const;

const listSchema = z.object(common);
const testSchema = z.object({
  ...common,
  provider: providerArgument,
  'base-url': baseUrlArgument,
  model: modelArgument,
});

export type ProvidersArguments =
  | (z.output<typeof listSchema> & { readonly verb: 'list' })
  | (z.output<typeof testSchema> & { readonly verb: 'test' });

/** Reads the arguments of `dossier providers [list|test [NAME]]`. Throws a UsageError naming the first thing that is wrong. */
export const parseProvidersArguments = (args: readonly string[]): ProvidersArguments => {
  const [first, ...rest] = args;
  if (first === undefined || first.startsWith('-') || first === 'list') {
    return { verb: 'list', ...readArguments(first === 'list' ? rest : args, { options, schema: listSchema }) };
  }
  if (first !== 'test') throw new UsageError(`providers takes list or test, not "${first}"`);
  const [name, ...others] = rest;
  const isNamed = name !== undefined && !name.startsWith('-');
  const given = readArguments(isNamed ? [...others, '--provider', name] : rest, {
    options: { ...options, provider: { type: 'string' }, 'base-url': { type: 'string' }, model: { type: 'string' } },
    schema: testSchema,
  });
  return { verb: 'test', ...given };
};

/** How `dossier providers` is used. */
export const providersUsage = `Usage: dossier providers [list] [--data-dir DIR] [--json]
       dossier providers test [NAME] [--base-url URL] [--model NAME] [--data-dir DIR] [--json]

Lists the servers with models that are set up, or tests them: whether they are reached, take the key, and have the model.
A test asks for nothing that costs. Without a NAME or address all of them are tested.

Keys: OPENAI_API_KEY for OpenAI (and servers on this computer), DOSSIER_API_KEY for the server that is named. A key from
the environment is used where Dossier has none, and written nowhere.

Exit codes: 0 well, 1 failed, 2 wrong usage.
`;
