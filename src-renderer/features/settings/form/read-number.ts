import type { Bounds } from './setting-bounds.ts';

/** Why a field can't be used as it stands. Lengths of time are in milliseconds and say so by `isTime`. */
export type Problem =
  | { readonly type: 'range'; readonly min: number; readonly max: number; readonly isTime: boolean }
  /** Less than another field of the same form. */
  | {
      readonly type: 'below';
      readonly than: 'first-pause' | 'warning';
      readonly min: number;
      readonly isTime: boolean;
    };

/** What a field's text means: a number, or why it is none. */
export type Reading = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly problem: Problem };

/** A length of time as it is typed: `text` in seconds or minutes, with a decimal point whatever the language. */
export interface TimeText {
  readonly text: string;
  readonly unit: TimeUnit;
}
export type TimeUnit = 's' | 'min';

const unitMs: Readonly<Record<TimeUnit, number>> = { s: 1_000, min: 60_000 };

/** A length of time in the largest unit that gives a whole number, else in seconds. `ms` in whole milliseconds. */
export const timeTextOf = (ms: number): TimeText => {
  const unit = ms > 0 && ms % unitMs.min === 0 ? 'min' : 's';
  return { text: String(ms / unitMs[unit]), unit };
};

const within = (value: number, { min, max }: Bounds, isTime: boolean): Reading =>
  value >= min && value <= max ? { ok: true, value } : { ok: false, problem: { type: 'range', min, max, isTime } };

const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** Reads a whole number. */
export const readWhole = (text: string, bounds: Bounds): Reading => {
  const value = numberIn(text);
  return within(Number.isInteger(value) ? value : Number.NaN, bounds, false);
};

/** Reads a percentage, to a hundredth. */
export const readPercent = (text: string, bounds: Bounds): Reading =>
  within(Math.round(numberIn(text) * 100) / 100, bounds, false);

/** Reads a length of time into whole milliseconds. @param bounds in milliseconds. */
export const readTime = ({ text, unit }: TimeText, bounds: Bounds): Reading =>
  within(Math.round(numberIn(text) * unitMs[unit]), bounds, true);

/** Reads an amount of money, to a ten-thousandth: prices of a million tokens are small. */
export const readAmount = (text: string, bounds: Bounds): Reading =>
  within(Math.round(numberIn(text) * 10_000) / 10_000, bounds, false);
