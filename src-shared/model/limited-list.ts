import { z } from 'zod';

/** A list of so many entries at the most; the error says how many there are. */
export const limitedList = <T extends z.ZodType>(entry: T, most: number) =>
  z.array(entry).max(most, {
    error: ({ input }) => `at most ${most} entries, found ${Array.isArray(input) ? input.length : 'more'}`,
  });

/** A list of any length, as `limitedList` is called: what is stored was let in under the limits of its time. */
export const anyList = <T extends z.ZodType>(entry: T, _most: number) => z.array(entry);

/** The characters of all texts in a value, whatever its shape. */
export const countCharacters = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  for (const part of Object.values(value)) count += countCharacters(part);
  return count;
};
