import type { QueueRules } from '#shared/model/queue-policy.ts';
import type { Step } from '#shared/model/step.ts';
import { sectionsQueue } from '../drafting/step-jobs.ts';
import type { AppDeps } from '../ports.ts';

/** The parts of a policy that an estimate needs. */
export type Pace = Pick<QueueRules, 'concurrency' | 'startLimit'>;

/** How long the start limit alone makes the last of `jobs` jobs wait, in milliseconds. */
const startsMs = (jobs: number, { startLimit }: Pace): number =>
  startLimit === null ? 0 : Math.floor((jobs - 1) / startLimit.count) * startLimit.windowMs;

/**
 * How long `open` jobs take, from their measured mean: in whole rounds, and no faster than the start limit allows.
 *
 * @param isMetered whether the start limit holds for them
 * @returns milliseconds, or null when nothing was measured yet
 */
export const estimateMs = (open: number, pace: Pace, meanMs: number | null, isMetered = false): number | null => {
  if (meanMs === null || open <= 0) return null;
  const rounds = Math.ceil(open / pace.concurrency) * meanMs;
  return Math.round(isMetered ? Math.max(rounds, startsMs(open, pace) + meanMs) : rounds);
};

/** How long a job with `ahead` others before it waits to start; 0 while a slot is free for it. */
export const estimatedWaitMs = (ahead: number, pace: Pace, meanMs: number | null, isMetered = false): number | null => {
  if (meanMs === null) return null;
  const rounds = Math.floor(ahead / pace.concurrency) * meanMs;
  return Math.round(isMetered ? Math.max(rounds, startsMs(ahead + 1, pace)) : rounds);
};

/** How long steps take at an origin on average, in milliseconds; null before any of their kind was measured. */
export const meanStepMs = ({ store }: AppDeps, steps: readonly Pick<Step, 'job'>[], origin: string): number | null => {
  const means = steps.flatMap(({ job }) => store.durations.meanMs(job, sectionsQueue, origin) ?? []);
  return means.length === 0 ? null : means.reduce((sum, mean) => sum + mean, 0) / means.length;
};
