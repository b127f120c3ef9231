import { expect, it } from 'vitest';
import { chatUsage, responsesUsage, sumUsage } from '../../../../src-main/providers/openai/token-counts.ts';

const usage = { inputTokens: 10, cachedTokens: 4, outputTokens: 5, reasoningTokens: 2 };

it('reads what either dialect counts', () => {
  expect(
    responsesUsage({
      input_tokens: 10,
      input_tokens_details: { cached_tokens: 4 },
      output_tokens: 5,
      output_tokens_details: { reasoning_tokens: 2 },
    }),
  ).toStrictEqual(usage);
  expect(
    chatUsage({
      prompt_tokens: 10,
      prompt_tokens_details: { cached_tokens: 4 },
      completion_tokens: 5,
      completion_tokens_details: { reasoning_tokens: 2 },
    }),
  ).toStrictEqual(usage);
});

it('takes what is missing or odd for none, since servers differ', () => {
  const plain = { inputTokens: 10, cachedTokens: 0, outputTokens: 5, reasoningTokens: 0 };
  expect(responsesUsage({ input_tokens: 10, output_tokens: 5 })).toStrictEqual(plain);
  expect(chatUsage({ prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: null })).toStrictEqual(plain);
});

it('never has more cached than went in: the difference is what costs in full', () => {
  const cached = { input_tokens: 3, output_tokens: 1, input_tokens_details: { cached_tokens: 9 } };
  expect(responsesUsage(cached)?.cachedTokens).toBe(3);
});

it.each([null, undefined, 'none'])('%s is no count at all', (value) => {
  expect(responsesUsage(value)).toBeNull();
  expect(chatUsage(value)).toBeNull();
});

it('adds up what is known', () => {
  expect(sumUsage(null, usage, undefined, usage)).toStrictEqual({
    inputTokens: 20,
    cachedTokens: 8,
    outputTokens: 10,
    reasoningTokens: 4,
  });
  expect(sumUsage(null, undefined)).toBeNull();
});

it.each([[null], [-1], [0.5], ['10'], [1e17]])('reads a report with %s for a number as none at all', (odd) => {
  expect(responsesUsage({ input_tokens: odd, output_tokens: 5 })).toBeNull();
  expect(responsesUsage({ input_tokens: 5, output_tokens: odd })).toBeNull();
  expect(chatUsage({ prompt_tokens: odd, completion_tokens: 5 })).toBeNull();
  expect(chatUsage({ prompt_tokens: 5, completion_tokens: odd })).toBeNull();
});
