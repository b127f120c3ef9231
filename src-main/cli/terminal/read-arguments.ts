import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import type { z } from 'zod';

/** A wrong call: what is wrong with it, for stderr, beside the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface ArgumentRules<S extends z.ZodType> {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** What the options must be; bare words come as `words` where `takesWords`. */
  readonly schema: S;
  readonly takesWords?: boolean;
}

/** Reads a command's arguments. Throws a UsageError that names the first thing that is wrong. */
export const readArguments = <S extends z.ZodType>(
  args: readonly string[],
  { options, schema, takesWords = false }: ArgumentRules<S>,
): z.output<S> => {
  let given: Record<string, unknown>;
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: takesWords, strict: true });
    given = takesWords ? { ...values, words: positionals } : values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong arguments');
  }
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new UsageError(parsed.error.issues[0]?.message ?? 'wrong arguments');
  return parsed.data;
};
