import type { AdaptiveLimit, LimitBounds } from './adaptive-limit.ts';
import { longestPauseMs } from './asked-pause.ts';

/** What is remembered about a server across restarts. Moments are whole epoch milliseconds. */
export interface SavedLimit {
  readonly limit: number;
  readonly changedAt: number;
  readonly pausedUntil: number | null;
}

/** Where limiters store what they learn. */
export interface LimiterMemory {
  load(origin: string): SavedLimit | null;
  save(origin: string, state: SavedLimit): void;
  /** When requests to the origin began since a moment, oldest first. */
  startsSince(origin: string, since: number): number[];
  noteStart(origin: string, at: number): void;
}

/** Both clocks at one moment. */
export interface Moment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** On the monotonic clock. */
  readonly elapsed: number;
}

/** A limit and a pause on the monotonic clock. */
export interface RunningLimit {
  readonly state: AdaptiveLimit;
  readonly pausedUntil: number;
}

/**
 * What an earlier life learnt, on this life's clock. Moments in the future, since the clock was set back, are brought
 * near: no pause is longer than an hour, and no quiet minute begins after the pause.
 *
 * @param latestStart when the last request began, epoch ms: where that is in the future, a pause is what was left of it then
 */
export const restoredLimit = (
  saved: SavedLimit | null,
  bounds: LimitBounds,
  at: Moment,
  latestStart = at.now,
): RunningLimit => {
  if (saved === null) {
    return {
      state: { limit: bounds.max, changedAt: at.elapsed, halvedAt: Number.NEGATIVE_INFINITY },
      pausedUntil: at.elapsed,
    };
  }
  const savedAt = Math.max(at.now, latestStart);
  const pauseLeftMs = Math.min(longestPauseMs, Math.max(0, (saved.pausedUntil ?? savedAt) - savedAt));
  const pausedUntil = at.elapsed + pauseLeftMs;
  const changedAt = Math.min(pausedUntil, at.elapsed + saved.changedAt - savedAt);
  const limit = Math.min(bounds.max, Math.max(bounds.min, saved.limit));
  return { state: { limit, changedAt, halvedAt: Number.NEGATIVE_INFINITY }, pausedUntil };
};

/** The same, to be stored for the next start. */
export const savedLimit = ({ state, pausedUntil }: RunningLimit, at: Moment): SavedLimit => ({
  limit: state.limit,
  changedAt: Math.round(at.now + state.changedAt - at.elapsed),
  pausedUntil: pausedUntil > at.elapsed ? Math.round(at.now + pausedUntil - at.elapsed) : null,
});

/** Start times from before a restart, on this process's clock. One in the future counts as now. */
export const restoredStarts = (startedAts: readonly number[], at: Moment): number[] =>
  startedAts.map((startedAt) => at.elapsed - Math.max(0, at.now - startedAt)).sort((a, b) => a - b);
