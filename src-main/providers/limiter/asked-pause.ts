import type { AnswerHeaders } from './request-gate.ts';
import { readSpan, retryAfterMs } from './retry-after.ts';

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
  const { status, headers, isRateLimit } = answer;
  // An empty account is told of with the same status and the same headers, and no wait fills it.
  if (status === 429 && !isRateLimit) return 0;
  const isTurnedAway = isRateLimit || status === 503;
  const unnamedMs = isRateLimit ? unnamedPauseMs : 0;
  const namedMs = isTurnedAway ? (retryAfterMs(headers, now) ?? unnamedMs) : 0;
  // Who says when to come back means it: the resets tell when a limit will be whole again, which is minutes later.
  const isTold = isTurnedAway && (headers.get('retry-after-ms') ?? headers.get('retry-after')) !== null;
  return Math.min(longestPauseMs, isTold ? namedMs : Math.max(namedMs, untilRoom(headers)));
};
