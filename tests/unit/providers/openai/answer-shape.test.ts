import { expect, it } from 'vitest';
import { z } from 'zod';
import { answerShape } from '../../../../src-main/providers/openai/answer-shape.ts';

it('allows no properties but those that are named, at every depth', () => {
  const shape = answerShape('nested', z.object({ parts: z.array(z.object({ name: z.string() })) }));
  expect(shape.isStrict).toBe(true);
  expect(shape.schema).toMatchObject({
    additionalProperties: false,
    properties: { parts: { items: { additionalProperties: false, required: ['name'] } } },
  });
  expect(shape.schema).not.toHaveProperty('$schema');
});

it.each([
  ['a property that may be left out', z.object({ note: z.string().optional() })],
  ['one deep inside', z.object({ parts: z.array(z.object({ note: z.string().exactOptional() })) })],
  ['a default', z.object({ note: z.string().default('') })],
  ['free names', z.record(z.string(), z.string())],
])('is not strict with %s', (_, schema) => {
  expect(answerShape('loose', schema).isStrict).toBe(false);
});

it.each(['', 'two words', 'ä', 'x'.repeat(65)])('refuses "%s" as a name', (name) => {
  expect(() => answerShape(name, z.object({}))).toThrow(RangeError);
});
