import type { AnswerHeaders } from './request-gate.ts';
import { readSpan, retryAfterMs } from './retry-after.ts';

/** The longest pause. After it the server is asked again, whatever it said and however the clock was set. */
export const longestPauseMs = 3_600_000;

/** The pause after a 429 without a time: long enough for a burst to end, short enough to go unnoticed. */
const unnamedPauseMs = 1_000;

/** What servers limit separately: the suffixes of the x-ratelimit headers. */
const counted = ['requests', 'tokens', 'project-tokens'];

const isUsedUp = (headers: AnswerHeaders, what: string): boolean => {
  const left = headers.get(`x-ratelimit-remaining-${what}`);
  return left !== null && /^\s*0+(\.0+)?\s*$/.test(left);
};

/** Any answer may say that a limit is used up and when it resets; until then requests would be refused. */
const untilRoom = (headers: AnswerHeaders): number =>
  Math.max(
    0,
    ...counted.map((what) => (isUsedUp(headers, what) ? (readSpan(headers.get(`x-ratelimit-reset-${what}`)) ?? 0) : 0)),
  );

/**
 * How long an answer asks for no requests, in milliseconds; 0 when it doesn't.
 *
 * @param now epoch milliseconds, for headers that name a date
 */
export const askedPauseMs = (
  answer: { readonly status: number; readonly headers: AnswerHeaders; readonly isRateLimit: boolean },
  now: number,
): number => {
  const { status, headers, isRateLimit } = answer;
  // An empty account has the same status and headers, and no wait helps.
  if (status === 429 && !isRateLimit) return 0;
  const isTurnedAway = isRateLimit || status === 503;
  const unnamedMs = isRateLimit ? unnamedPauseMs : 0;
  const namedMs = isTurnedAway ? (retryAfterMs(headers, now) ?? unnamedMs) : 0;
  // An explicit wait wins: the reset headers tell when a limit is full again, which is minutes later.
  const isTold = isTurnedAway && (headers.get('retry-after-ms') ?? headers.get('retry-after')) !== null;
  return Math.min(longestPauseMs, isTold ? namedMs : Math.max(namedMs, untilRoom(headers)));
};
