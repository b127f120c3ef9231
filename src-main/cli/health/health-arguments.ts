import { z } from 'zod';
import { dataFolderArgument } from '../terminal/argument-schemas.ts';
import { readArguments } from '../terminal/read-arguments.ts';

const healthArgumentsSchema = z.object({ 'data-dir': dataFolderArgument, json: z.boolean().default(false) });
export type HealthArguments = z.output<typeof healthArgumentsSchema>;

const options = { 'data-dir': { type: 'string' }, json: { type: 'boolean' } } as const;

/** Reads the arguments of `dossier health`. Throws a UsageError naming the first thing that is wrong. */
export const parseHealthArguments = (args: readonly string[]): HealthArguments =>
  readArguments(args, { options, schema: healthArgumentsSchema });
