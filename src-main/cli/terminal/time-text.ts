const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

const two = (part: number): string => String(part).padStart(2, '0');

/** The time of day in the user's own time zone, `18:30:05`. `at` in epoch milliseconds. */
export const clockText = (at: number): string => {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
};

/** Day and time in the user's own time zone, `2026-01-05 18:30:05`. `at` in epoch milliseconds. */
export const momentText = (at: number): string => {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clockText(at)}`;
};

/** A short moment: only the time if it is within 12 hours of now. Both in epoch milliseconds. */
export const shortMomentText = (at: number, now: number): string =>
  Math.abs(at - now) < day / 2 ? clockText(at) : momentText(at).slice(0, 16);

/** A length of time in one unit: `0.4 s`, `12 s`, `3 min`, `5 h`, `2 d`. `ms` in milliseconds; negative counts as none. */
export const lengthText = (ms: number): string => {
  if (ms < 10 * second) return `${(Math.max(0, ms) / second).toFixed(1)} s`;
  if (ms < minute) return `${Math.round(ms / second)} s`;
  if (ms < hour) return `${Math.round(ms / minute)} min`;
  if (ms < 2 * day) return `${Math.round(ms / hour)} h`;
  return `${Math.round(ms / day)} d`;
};

/** Running time as a clock, `0:21` or `1:02:03`. `ms` in milliseconds; negative counts as none. */
export const elapsedText = (ms: number): string => {
  const total = Math.max(0, Math.floor(ms / second));
  const hours = Math.floor(total / 3_600);
  const minutes = Math.floor(total / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(total % 60)}` : `${minutes}:${two(total % 60)}`;
};
