import { z } from 'zod';
import { dataFolderArgument } from '../terminal/argument-schemas.ts';
import { readArguments } from '../terminal/read-arguments.ts';
import { UsageError } from '../terminal/usage-error.ts';
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
