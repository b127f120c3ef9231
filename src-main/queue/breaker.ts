import type { Backoff } from '#shared/model/queue-policy.ts';
import type { TryableReason } from '#shared/model/queue-status.ts';
import { backoffDelayMs } from './backoff.ts';

/** The longest distance between two tries of a server in trouble. */
export const longestTroubleMs = 120_000;

/** A server that fails is tried again in seconds; whoever must pay or enter a key takes longer. */
const distances: Readonly<Record<TryableReason, Backoff>> = {
  trouble: { type: 'exponential', baseMs: 2_000, maxMs: longestTroubleMs },
  quota: { type: 'exponential', baseMs: 15 * 60_000, maxMs: 6 * 60 * 60_000 },
  'no-key': { type: 'exponential', baseMs: 15 * 60_000, maxMs: 6 * 60 * 60_000 },
};

/** Why a server gets one call at a time. */
export interface Outage {
  readonly reason: TryableReason;
  /** When it began, epoch milliseconds. */
  readonly since: number;
  /** Calls that tried again and failed. */
  readonly tries: number;
}

/**
 * What is known of one server: closed while calls may go, open during an outage (M. Nygard, "Release It!", 2007, "Circuit
 * Breaker"). After an outage it takes one call at a time, then two, four and so on.
 */
export interface Breaker {
  /** Failures in a row while it was closed. */
  readonly failures: number;
  readonly outage: Outage | null;
  /** How many calls it takes at once after an outage; null for as many as ever. */
  readonly cap: number | null;
}

export const closedBreaker: Breaker = { failures: 0, outage: null, cap: null };

/** What a call showed. Moments are epoch milliseconds. */
export type BreakerEvent =
  /** `most` is how many calls the server takes at once when it is well. */
  | { readonly type: 'succeeded'; readonly most: number }
  /** A failure of the sort that a server in trouble makes. `isTry`: it began during the outage. */
  | { readonly type: 'failed'; readonly isTry: boolean; readonly limit: number; readonly at: number }
  /** The server takes no call until the user has done something. */
  | { readonly type: 'refused'; readonly reason: 'quota' | 'no-key'; readonly isTry: boolean; readonly at: number };

const afterSuccess = ({ outage, cap }: Breaker, most: number): Breaker => {
  if (outage !== null) return { failures: 0, outage: null, cap: 1 };
  if (cap === null) return closedBreaker;
  return { failures: 0, outage: null, cap: cap * 2 >= most ? null : cap * 2 };
};

/** An outage that goes on; only a call that tried counts, since the others were under way when it began. */
const tried = (outage: Outage, reason: TryableReason, isTry: boolean): Outage =>
  isTry ? { reason, since: outage.since, tries: outage.tries + 1 } : outage;

/** The state after an event: the whole of the rules, pure. */
export const afterCall = (breaker: Breaker, event: BreakerEvent): Breaker => {
  const { outage, failures } = breaker;
  switch (event.type) {
    case 'succeeded':
      return afterSuccess(breaker, event.most);
    case 'failed': {
      if (outage !== null) return { ...breaker, outage: tried(outage, 'trouble', event.isTry) };
      if (failures + 1 < event.limit) return { ...breaker, failures: failures + 1 };
      return { failures: 0, outage: { reason: 'trouble', since: event.at, tries: 0 }, cap: null };
    }
    case 'refused': {
      const begun = outage ?? { reason: event.reason, since: event.at, tries: 0 };
      const isOther = begun.reason !== event.reason;
      return {
        failures: 0,
        outage: isOther ? { reason: event.reason, since: event.at, tries: 0 } : tried(begun, event.reason, event.isTry),
        cap: null,
      };
    }
  }
};

/** How many calls may be under way at once; null for no limit of the breaker's. */
export const callsAtOnce = ({ outage, cap }: Breaker): number | null => (outage === null ? cap : 1);

/** Milliseconds until the next try. @param random a number in [0, 1) */
export const nextTryMs = ({ reason, tries }: Outage, random: number): number =>
  backoffDelayMs(distances[reason], tries + 1, random);
