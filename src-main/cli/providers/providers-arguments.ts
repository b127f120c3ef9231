import { z } from 'zod';
import type { BaseUrlProblem } from '#shared/model/base-url.ts';
import { readBaseUrl } from '#shared/model/base-url.ts';
import { providerNameSchema } from '#shared/model/run.ts';
import { dataFolderArgument } from '../terminal/argument-schemas.ts';
import { readArguments, UsageError } from '../terminal/read-arguments.ts';

const problems: Readonly<Record<BaseUrlProblem, string>> = {
  'not-a-url': 'takes an address such as http://127.0.0.1:11434/v1',
  scheme: 'takes an address that begins with https:// or http://',
  credentials: 'takes an address without a name or password in it; keys come from DOSSIER_API_KEY',
  extra: 'takes an address without ? and #',
  unencrypted: 'takes https:// for a server beyond this computer and the local network',
  'forbidden-host': 'names a host to which Dossier sends nothing',
};

/** The address of a server with models. */
export const baseUrlArgument = z
  .string()
  .transform((text) => {
    const reading = readBaseUrl(text);
    if (!reading.ok) throw new UsageError(`--base-url ${problems[reading.problem]}`);
    return reading.url;
  })
  .optional();

/** Who drafts, by name. */
export const providerArgument = z
  .string()
  .transform((name) => name.toLowerCase())
  .pipe(providerNameSchema)
  .catch(() => {
    throw new UsageError('--provider takes embedded, openai, or the name of a server that "dossier providers" lists');
  })
  .optional();

export const modelArgument = z.string().trim().min(1, '--model is empty').max(200, '--model is too long').optional();

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
