import type { Machine } from './machine.ts';
import type { Spread } from './spread.ts';
import { ratiosOf, spreadOf } from './spread.ts';

/** One figure of several contestants, over the counted rounds. */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly values: Readonly<Record<string, Spread>>;
}

/** What a figure should be; judged by the median. */
export type Target = { readonly atLeast: number } | { readonly atMost: number };

/** A figure that matters by itself, against its target where it has one. */
export interface Verdict {
  readonly name: string;
  /** `x` for a ratio. */
  readonly unit: string;
  readonly value: Spread;
  readonly target: Target | null;
  readonly isMet: boolean | null;
}

/** Who took part, with which settings, and what SQLite says of them. */
export type ContestantNotes = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface BenchResult {
  readonly contestants: ContestantNotes;
  readonly measures: readonly Measure[];
  readonly verdicts: readonly Verdict[];
  readonly notes: readonly string[];
}

export interface BenchReport extends BenchResult {
  readonly bench: string;
  readonly machine: Machine;
  readonly seconds: number;
}

/** Figures of each contestant, one a counted round. */
export type Rounds = ReadonlyMap<string, readonly number[]>;

export const measureOf = (name: string, unit: string, rounds: Rounds): Measure => ({
  name,
  unit,
  values: Object.fromEntries([...rounds].map(([contestant, values]) => [contestant, spreadOf(values)])),
});

const isMet = (median: number, target: Target): boolean =>
  'atLeast' in target ? median >= target.atLeast : median <= target.atMost;

/** @param values one a counted round */
export const verdictOf = (name: string, unit: string, values: readonly number[], target: Target | null): Verdict => {
  const value = spreadOf(values);
  return { name, unit, value, target, isMet: target === null ? null : isMet(value.median, target) };
};

/** One contestant over another, round by round; absent when one of them took no part. */
export const ratioOf = (rounds: Rounds, name: string, of: string, to: string, target: Target | null): Verdict[] => {
  const values = rounds.get(of);
  const others = rounds.get(to);
  if (!values || !others) return [];
  return [verdictOf(`${name}: ${of} / ${to}`, 'x', ratiosOf(values, others), target)];
};
