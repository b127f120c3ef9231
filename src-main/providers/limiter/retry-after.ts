import type { AnswerHeaders } from './request-gate.ts';

/** The longest wait that is honoured; after it, ask again. */
const longestWaitMs = 3_600_000;

const capped = (ms: number): number => Math.min(longestWaitMs, Math.max(0, Math.ceil(ms)));

const numberIn = (text: string | null): number | null => {
  if (text === null || !/^\s*\d+(\.\d+)?\s*$/.test(text)) return null;
  return Number(text);
};

const unitMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Reads `6m0s`, `1.5s`, `20ms` or plain seconds, as the x-ratelimit-reset headers have it; null for anything else. */
export const readSpan = (text: string | null): number | null => {
  const seconds = numberIn(text);
  if (seconds !== null) return seconds * 1_000;
  if (text === null || !/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text.trim())) return null;
  let ms = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    ms += Number(amount) * (unitMs[unit ?? ''] ?? 0);
  }
  return ms;
};

const untilDate = (text: string | null, now: number): number | null => {
  // A date has letters. `Date.parse` also accepts texts such as `-5`, which are mistakes.
  const at = text !== null && /[A-Za-z]{3}/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at - now;
};

/** The wait for the limit that is used up; the longer one if both are, or if the server doesn't say what remains. */
const untilReset = (headers: AnswerHeaders): number | null => {
  const spans = ['requests', 'tokens'].flatMap((what) => {
    const span = readSpan(headers.get(`x-ratelimit-reset-${what}`));
    const left = numberIn(headers.get(`x-ratelimit-remaining-${what}`));
    return span === null ? [] : [{ span, isUsedUp: left === 0 }];
  });
  const usedUp = spans.filter(({ isUsedUp }) => isUsedUp);
  const counted = usedUp.length > 0 ? usedUp : spans;
  return counted.length === 0 ? null : Math.max(...counted.map(({ span }) => span));
};

/**
 * How long a server asked us to wait, in milliseconds, one hour at most: `retry-after-ms`, then `retry-after` (seconds or a
 * date), then when its limits are reset. Null where it says nothing that can be read. `now` is epoch milliseconds.
 */
export const retryAfterMs = (headers: AnswerHeaders, now: number): number | null => {
  const seconds = numberIn(headers.get('retry-after'));
  const wait =
    numberIn(headers.get('retry-after-ms')) ??
    (seconds === null ? null : seconds * 1_000) ??
    untilDate(headers.get('retry-after'), now) ??
    untilReset(headers);
  return wait === null ? null : capped(wait);
};
