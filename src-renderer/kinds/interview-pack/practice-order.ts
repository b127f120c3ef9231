import type { PracticeMark } from './read-pack.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How long a question rests after an answer that was rated so, in milliseconds: what went badly comes again soon. */
const restMs: Readonly<Record<number, number>> = { 1: 2 * minute, 2: 10 * minute, 3: day, 4: 4 * day, 5: 14 * day };

interface Practised {
  readonly number: number;
  readonly tries: PracticeMark['tries'];
}

/** The rating of the last try; null for a question that was never practised. Pure. */
export const lastRating = (tries: PracticeMark['tries']): number | null => tries.at(-1)?.rating ?? null;

/** When a question is to come again, epoch milliseconds; null for one that was never practised. */
const dueAt = (tries: PracticeMark['tries']): number | null => {
  const last = tries.at(-1);
  return last === undefined ? null : last.at + (restMs[last.rating] ?? 0);
};

/**
 * The order in which questions are practised at a moment (epoch milliseconds): first those that never were, in their own
 * order; then those whose rest is over, the worst rated first; then the others, the one that is due next first. Pure.
 */
export const orderPractice = <T extends Practised>(questions: readonly T[], now: number): readonly T[] => {
  const key = ({ number, tries }: T): readonly number[] => {
    const due = dueAt(tries);
    if (due === null) return [0, number];
    return due <= now ? [1, lastRating(tries) ?? 0, due] : [2, due, number];
  };
  const compare = (a: readonly number[], b: readonly number[]): number => {
    const at = a.findIndex((value, place) => value !== b[place]);
    return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
  };
  return [...questions].sort((a, b) => compare(key(a), key(b)));
};

/** The question to practise next: never the one just seen, unless there is no other. Null where there is none. Pure. */
export const nextQuestion = <T extends Practised>(questions: readonly T[], now: number, seen: T | null): T | null => {
  const order = orderPractice(questions, now);
  return order.find((question) => question.number !== seen?.number) ?? order[0] ?? null;
};
