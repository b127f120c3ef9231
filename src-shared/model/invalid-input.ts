import type { z } from 'zod';
import type { AppError } from './app-error.ts';
import { AppFailure } from './app-error.ts';

const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === 'number' ? `[${part}]` : String(part)))
    .join('.')
    .replaceAll('.[', '[');

/**
 * What doesn't fit, field by field, without repeating the values: they are somebody's data.
 *
 * @param within where the value that was parsed stands in what the caller sent
 */
export const invalidInputError = (error: z.ZodError, within: readonly string[] = []): AppError => ({
  code: 'input.invalid',
  message: 'Something in the input is not as it should be.',
  action: 'Correct the fields named and try again. Nothing was changed.',
  issues: error.issues
    .slice(0, 20)
    .map((issue) => ({ path: pathText([...within, ...issue.path]), expected: issue.message })),
});

/** A received value as its schema has it. Throws an AppFailure `input.invalid` that names the fields that don't fit. */
export const parseReceived = <T>(schema: z.ZodType<T>, value: unknown, within: readonly string[]): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppFailure(invalidInputError(parsed.error, within));
};
