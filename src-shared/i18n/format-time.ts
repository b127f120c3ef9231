import type { Translate } from './translate.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * A clock of elapsed time, `0:21`, `12:05` or `1:02:03`.
 * @param ms elapsed milliseconds; negative counts as none.
 */
export const formatClock = (ms: number): string => {
  const total = Math.max(0, Math.floor(ms / second));
  const pad = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(total / 3_600);
  const minutes = Math.floor(total / 60) % 60;
  return hours > 0 ? `${hours}:${pad(minutes)}:${pad(total % 60)}` : `${minutes}:${pad(total % 60)}`;
};

/**
 * A length of time in words, to a tenth of a second below ten seconds: `1.8 s`, `24 s`, `3 min`, `2 h`.
 * @param ms milliseconds; shows a tenth of a second at least.
 */
export const formatDuration = (t: Translate, ms: number): string => {
  if (ms < 10 * second) return t('time.seconds', { n: Math.max(0.1, Math.round(ms / 100) / 10) });
  if (ms < minute) return t('time.seconds', { n: Math.round(ms / second) });
  if (ms < hour) return t('time.minutes', { n: Math.round(ms / minute) });
  return t('time.hours', { n: Math.round(ms / hour) });
};

/**
 * An estimate in words, in whole seconds at least, because tenths would suggest too much precision. `ms` in
 * milliseconds.
 */
export const formatEstimate = (t: Translate, ms: number): string =>
  formatDuration(t, Math.max(second, Math.round(ms / second) * second));

/**
 * How long ago a moment was: "Just now", "4 min ago", "Yesterday", then the date.
 * @param at the moment, epoch milliseconds. @param now the present, likewise.
 */
export const formatAgo = (t: Translate, locale: string, at: number, now: number): string => {
  const elapsed = now - at;
  if (elapsed < 45 * second) return t('time.now');
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' });
  const say = (value: number, unit: Intl.RelativeTimeFormatUnit) => {
    const words = relative.format(-value, unit).replace(/\./g, '');
    return words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);
  };
  if (elapsed < hour) return say(Math.max(1, Math.round(elapsed / minute)), 'minute');
  if (elapsed < day) return say(Math.round(elapsed / hour), 'hour');
  if (elapsed < 7 * day) return say(Math.max(1, Math.round(elapsed / day)), 'day');
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = isThisYear ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(at);
};
