import { UsageError } from './read-arguments.ts';

const unitsMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Ten years: enough for any plan, and a mistyped year is still refused. */
const furthestMs = 3_653 * 86_400_000;

const later = (text: string, now: number): number | null => {
  const parts = /^\+(\d{1,9})([smhd])$/.exec(text);
  return parts ? now + Number(parts[1]) * (unitsMs[parts[2] ?? ''] ?? 0) : null;
};

/** The next time of day like this, in local time. */
const timeOfDay = (text: string, now: number): number | null => {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text);
  if (!parts) return null;
  const date = new Date(now);
  date.setHours(Number(parts[1]), Number(parts[2]), 0, 0);
  if (date.getTime() <= now) date.setDate(date.getDate() + 1);
  return date.getTime();
};

/** An ISO date, with a time or without, in the user's time zone unless it names another. */
const dateAndTime = (text: string): number | null => {
  const form = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(Z|[+-]\d\d:?\d\d)?)?$/i;
  const [, year, month, day, time = '00:00', zone = ''] = form.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  // The 31st of a month that has 30 would otherwise quietly become the next month's 1st.
  const isReal = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  const at = new Date(`${year}-${month}-${day}T${time}${zone.toUpperCase()}`).getTime();
  return isReal && !Number.isNaN(at) ? at : null;
};

/**
 * Reads a moment to come as somebody types it: `18:30`, `2026-01-05`, `2026-01-05 18:30`, an ISO time with a zone, or
 * `+90s`, `+30m`, `+2h`, `+1d`. Throws a UsageError naming `option`.
 *
 * @param now epoch milliseconds, as the answer
 */
export const parseMoment = (text: string, now: number, option: string): number => {
  const words = text.trim();
  const at = later(words, now) ?? timeOfDay(words, now) ?? dateAndTime(words);
  if (at === null) {
    throw new UsageError(`${option} takes a time, such as 18:30, "2026-01-05 18:30" or +2h; "${text}" is none`);
  }
  if (at < now) throw new UsageError(`${option}: ${text} is past`);
  if (at - now > furthestMs) throw new UsageError(`${option}: ${text} is more than ten years away`);
  return at;
};
