import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { AppFailure } from '../../../../src-shared/model/app-error.ts';
import { parseReceived } from '../../../../src-shared/model/invalid-input.ts';
import type { KindCase, Refused } from './kind-case.ts';

/** What is told of a value that doesn't fit. Fails for one that does. */
const refusalOf = (schema: z.ZodType, value: unknown) => {
  try {
    parseReceived(schema, value, []);
  } catch (error) {
    if (error instanceof AppFailure) return error.error;
    throw error;
  }
  throw new Error(`not refused: ${JSON.stringify(value)}`);
};

const expectRefusals = (schema: z.ZodType, refused: readonly Refused[]) => {
  for (const { value, at } of refused) {
    const refusal = refusalOf(schema, value);
    expect(refusal.code).toBe('input.invalid');
    expect(refusal.issues?.map(({ path }) => path)).toContain(at);
    expect(JSON.stringify(refusal)).not.toMatch(/secret/iu);
  }
};

/** That a kind refuses what doesn't fit, saying where without repeating it, and can do with no options at all. */
export const provesSchema = ({ kind, input, refusedInputs, refusedOptions }: KindCase): void => {
  describe('its schemas', () => {
    it('refuse an input that does not fit, by path and without its values', () => {
      expectRefusals(kind.input, refusedInputs);
      for (const { value } of refusedInputs) {
        expect(() => kind.open(value, {}, { today: '2026-01-05' })).toThrow();
      }
    });

    it('refuse options that do not fit', () => {
      expectRefusals(kind.options, refusedOptions);
      for (const { value } of refusedOptions) {
        expect(() => kind.open(input, value, { today: '2026-01-05' })).toThrow();
      }
    });

    it('have a default for every option', () => {
      const defaults = kind.options.parse({});
      expect(kind.options.parse(defaults)).toEqual(defaults);
      expect(kind.open(input, null, { today: '2026-01-05' }).describe()).toEqual(
        kind.open(input, defaults, { today: '2026-01-05' }).describe(),
      );
    });

    it('take back what they gave, as it is stored', () => {
      const parsed = kind.input.parse(input);
      expect(kind.input.parse(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
    });
  });
};
