import { z } from 'zod';

/** A column of JSON text, parsed; `.pipe` a schema to check what it holds. */
export const jsonColumn = z.string().transform((text): unknown => JSON.parse(text));

/** A column that is 1 for yes and 0 for no. */
export const flagColumn = z.number().transform((value) => value === 1);

/** The parameter for a flag column. */
export const flagParameter = (isSet: boolean): 0 | 1 => (isSet ? 1 : 0);

/** The parameter for a column of JSON; null for what isn't there. */
export const jsonParameter = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);
