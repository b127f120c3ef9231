import { z } from 'zod';

/**
 * A date as CVs give it: a year, a month or a day (`2019`, `2019-03`, `2019-03-31`), always in ISO order so that
 * text comparison is date comparison within one precision. "Still running" is the absence of an end date.
 */
export const partialDateSchema = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, 'expected YYYY, YYYY-MM or YYYY-MM-DD');
export type PartialDate = z.infer<typeof partialDateSchema>;

/** Year of a partial date, as a number. */
export const yearOf = (date: PartialDate): number => Number(date.slice(0, 4));

/** Month 1-12 of a partial date, or undefined when only the year is known. */
export const monthOf = (date: PartialDate): number | undefined =>
  date.length >= 7 ? Number(date.slice(5, 7)) : undefined;

/**
 * Orders two partial dates, earliest first. Where one is less precise it counts as the start of its year or
 * month, so 2019 sorts before 2019-03.
 */
export const comparePartialDates = (a: PartialDate, b: PartialDate): number => (a < b ? -1 : a > b ? 1 : 0);
