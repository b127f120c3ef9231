import { readSpan, retryAfterMs } from '../openai/retry-after.ts';
import type { AnswerHeaders } from './request-gate.ts';

/** No server is left alone for longer, whatever it or a clock that was set says: then it is asked again. */
export const longestPauseMs = 3_600_000;

/** After a refusal that names no moment: enough for a burst to end, little enough for nobody to notice. */
const unnamedPauseMs = 1_000;

/** What servers count apart, as the ends of the x-ratelimit headers name it. */
const counted = ['requests', 'tokens', 'project-tokens'];

const isUsedUp = (headers: AnswerHeaders, what: string): boolean => {
  const left = headers.get(`x-ratelimit-remaining-${what}`);
  return left !== null && /^\s*0+(\.0+)?\s*$/.test(left);
};

/** Limits that are used up say when there is room again, with any answer: the next request would only be refused. */
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
  const isTurnedAway = answer.isRateLimit || answer.status === 503;
  const unnamedMs = answer.isRateLimit ? unnamedPauseMs : 0;
  const namedMs = isTurnedAway ? (retryAfterMs(answer.headers, now) ?? unnamedMs) : 0;
  return Math.min(longestPauseMs, Math.max(namedMs, untilRoom(answer.headers)));
};
