/** How long a server must not have complained before it is asked one more at a time. */
export const quietMs = 60_000;

/** How many requests may be under way at once, as it was learnt. Moments are on one clock that never jumps. */
export interface AdaptiveLimit {
  readonly limit: number;
  /** From when on the present quiet minute counts. */
  readonly changedAt: number;
  /** When the limit was halved last: answers to requests that had begun by then tell nothing new. */
  readonly halvedAt: number;
}

/** Between what the limit moves: `max` is what the user allows, `min` what no complaint takes away. */
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

/** When the limit grows next, if nothing comes between; null when it is as high as allowed. */
export const growsAt = (state: AdaptiveLimit, { max }: LimitBounds): number | null =>
  state.limit < max ? state.changedAt + quietMs : null;

/** The limit at a moment at which nothing came between: one more for each quiet minute that has passed. */
export const afterQuiet = (state: AdaptiveLimit, bounds: LimitBounds, now: number): AdaptiveLimit => {
  const minutes = Math.floor((now - state.changedAt) / quietMs);
  if (minutes < 1 || state.limit >= bounds.max) return state;
  return {
    ...state,
    limit: within(state.limit + minutes, bounds),
    changedAt: state.changedAt + minutes * quietMs,
  };
};

/** The limit under other bounds: one that wasn't lowered stays at the top, a lowered one is only kept within them. */
export const withBounds = (state: AdaptiveLimit, before: LimitBounds, after: LimitBounds): AdaptiveLimit => ({
  ...state,
  limit: state.limit >= before.max ? after.max : within(state.limit, after),
});
