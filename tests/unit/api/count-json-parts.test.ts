import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countJsonParts } from '../../../src-main/api/count-json-parts.ts';

const count = (text: string, most = 1_000_000) => countJsonParts(Buffer.from(text), most);

/** Members of all lists and objects, however deep. */
const members = (value: unknown): number =>
  typeof value !== 'object' || value === null
    ? 0
    : Object.values(value).reduce((sum: number, item) => sum + 1 + members(item), 0);

it('is at least the number of values in lists and objects, and at most twice that and one', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const parts = count(JSON.stringify(value));
      expect(parts).toBeGreaterThanOrEqual(members(value));
      expect(parts).toBeLessThanOrEqual(2 * members(value) + 1);
    }),
  );
});

it('passes over strings, with whatever they quote', () => {
  expect(count(JSON.stringify('{[,,,"\\"{\\\\'))).toBe(0);
  expect(count('["\\\\",1]')).toBe(2);
  expect(count('"never ends ,,,')).toBe(0);
});

it('counts no further than it has to', () => {
  expect(count(JSON.stringify(Array.from({ length: 1_000 }, () => 0)), 10)).toBe(11);
});
