/** How long to wait before the next attempt. Exponential ones are spread over the upper half of the delay (backoff.ts). */
export type Backoff =
  | { readonly type: 'none' }
  | { readonly type: 'exponential'; readonly baseMs: number; readonly maxMs: number };

/** The rules of one queue. */
export interface QueuePolicy {
  readonly queue: string;
  /** Jobs of this queue running at once. */
  readonly concurrency: number;
  /** Attempts in all, the first included. */
  readonly attemptLimit: number;
  readonly backoff: Backoff;
  /** At most `count` starts in any `windowMs`, towards each metered origin. */
  readonly startLimit?: { readonly count: number; readonly windowMs: number };
  readonly timeoutMs: number;
  /** Waiting jobs past which callers are warned, and past which they are refused. */
  readonly softLimit: number;
  readonly hardLimit: number;
}

const minuteMs = 60_000;

/** Limits on waiting jobs unless a queue says otherwise (requirement B4). */
const limits = { softLimit: 500, hardLimit: 5_000 };

/** Sections: 3 at once, 3 starts a second, 3 attempts, 1 s exponential (requirements A3, A4). */
export const sectionsPolicy: QueuePolicy = {
  queue: 'sections',
  concurrency: 3,
  attemptLimit: 3,
  backoff: { type: 'exponential', baseMs: 1_000, maxMs: minuteMs },
  startLimit: { count: 3, windowMs: 1_000 },
  timeoutMs: 5 * minuteMs,
  ...limits,
};
