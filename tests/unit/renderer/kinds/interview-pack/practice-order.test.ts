import { describe, expect, it } from 'vitest';
import { nextQuestion, orderPractice } from '../../../../../src-renderer/kinds/interview-pack/practice-order.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = 1_700_000_000_000;

const never = (number: number) => ({ number, tries: [] });
const tried = (number: number, rating: number, agoMs: number) => ({
  number,
  tries: [{ rating, at: now - agoMs, thoughtMs: 20_000 }],
});
const numbers = (questions: readonly { number: number }[]) => questions.map(({ number }) => number);

describe('the order of practice', () => {
  it('begins with what was never practised, in its own order', () => {
    expect(numbers(orderPractice([tried(1, 1, day), never(3), never(2)], now))).toEqual([2, 3, 1]);
  });

  it('brings back what was rated low before what was rated high', () => {
    const questions = [tried(1, 5, 30 * day), tried(2, 1, 3 * minute), tried(3, 3, 2 * day)];
    expect(numbers(orderPractice(questions, now))).toEqual([2, 3, 1]);
  });

  it('of equally rated ones brings back first what has rested longest', () => {
    expect(numbers(orderPractice([tried(1, 2, 20 * minute), tried(2, 2, 40 * minute)], now))).toEqual([2, 1]);
  });

  it('lets rest what was just rated, a good answer longer than a bad one', () => {
    const questions = [tried(1, 5, minute), tried(2, 1, minute), tried(3, 4, 5 * day)];
    expect(numbers(orderPractice(questions, now))).toEqual([3, 2, 1]);
  });

  it('goes by the last try alone', () => {
    const better = { number: 1, tries: [...tried(1, 1, 5 * day).tries, ...tried(1, 5, minute).tries] };
    expect(numbers(orderPractice([better, tried(2, 3, 2 * day)], now))).toEqual([2, 1]);
  });

  it('never gives the question just seen again, unless there is no other', () => {
    const [bad, other] = [tried(1, 1, 3 * minute), tried(2, 5, minute)];
    expect(nextQuestion([bad, other], now, null)?.number).toBe(1);
    expect(nextQuestion([bad, other], now, bad)?.number).toBe(2);
    expect(nextQuestion([bad], now, bad)?.number).toBe(1);
    expect(nextQuestion([], now, null)).toBeNull();
  });
});
