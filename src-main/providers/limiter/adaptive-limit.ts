/** How long a server must go without a 429 before the limit grows by one. */
export const quietMs = 60_000;

/** How many requests may be under way at once, as learnt from the server. Moments are on the monotonic clock. */
export interface AdaptiveLimit {
  readonly limit: number;
  /** From when on the present quiet minute counts. */
  readonly changedAt: number;
  /** When the limit was last halved. Answers to requests that began before then don't halve it again. */
  readonly halvedAt: number;
}

/** The bounds of the limit: `max` is what the user allows, `min` is what it never falls below. */
export interface LimitBounds {
  readonly min: number;
  readonly max: number;
}

const within = (limit: number, { min, max }: LimitBounds): number => Math.min(max, Math.max(min, limit));

/**
 * What a refusal to be asked so often makes of the limit: half of it, once for all the requests that were under way
 * together. The quiet minute begins anew, and not before `quietFrom`, since a pause is no evidence of anything.
 */
export const afterRateLimit = (
  state: AdaptiveLimit,
  bounds: LimitBounds,
  refusal: { readonly begunAt: number; readonly now: number; readonly quietFrom: number },
): AdaptiveLimit => {
  const changedAt = Math.max(state.changedAt, refusal.quietFrom);
  if (refusal.begunAt <= state.halvedAt) return { ...state, changedAt };
  return { limit: within(Math.floor(state.limit / 2), bounds), changedAt, halvedAt: refusal.now };
};

/** When the limit grows next unless the server complains first; null at its maximum. */
export const growsAt = (state: AdaptiveLimit, { max }: LimitBounds): number | null =>
  state.limit < max ? state.changedAt + quietMs : null;

/** The limit at a later moment without complaints: one more for each quiet minute. */
export const afterQuiet = (state: AdaptiveLimit, bounds: LimitBounds, now: number): AdaptiveLimit => {
  const minutes = Math.floor((now - state.changedAt) / quietMs);
  if (minutes < 1 || state.limit >= bounds.max) return state;
  return {
    ...state,
    limit: within(state.limit + minutes, bounds),
    changedAt: state.changedAt + minutes * quietMs,
  };
};

/** The limit under new bounds. One that was never lowered follows the maximum; a lowered one is clamped. */
export const withBounds = (state: AdaptiveLimit, before: LimitBounds, after: LimitBounds): AdaptiveLimit => ({
  ...state,
  limit: state.limit >= before.max ? after.max : within(state.limit, after),
});
