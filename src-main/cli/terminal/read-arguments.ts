import type { ParseArgsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import type { z } from 'zod';

/** Wrong arguments. The message says what is wrong; it is printed to stderr. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type FlagTypes = NonNullable<ParseArgsConfig['options']>;

/** Reads flags by their names, and with `takesWords` bare words as `words`. Throws a UsageError for one that isn't known. */
export const readFlags = (
  args: readonly string[],
  options: FlagTypes,
  takesWords = false,
): Readonly<Record<string, unknown>> => {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: takesWords, strict: true });
    return takesWords ? { ...values, words: positionals } : values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'wrong arguments');
  }
};

interface ArgumentRules<S extends z.ZodType> {
  readonly options: FlagTypes;
  /** What the options must be; bare words come as `words` where `takesWords`. */
  readonly schema: S;
  readonly takesWords?: boolean;
}

/** Reads and checks a command's arguments. Throws a UsageError that names the first thing that is wrong. */
export const readArguments = <S extends z.ZodType>(
  args: readonly string[],
  { options, schema, takesWords = false }: ArgumentRules<S>,
): z.output<S> => {
  const parsed = schema.safeParse(readFlags(args, options, takesWords));
  if (!parsed.success) throw new UsageError(parsed.error.issues[0]?.message ?? 'wrong arguments');
  return parsed.data;
};
