import { z } from 'zod';
import type { Effect } from '#shared/model/effect.ts';
import { defaultPriorityOf, housekeepingQueue } from '#shared/model/queue-policy.ts';
import type { JobHandler } from '../../queue/handler.ts';
import type { NewJob } from '../../queue/job.ts';
import { completed } from '../../queue/outcome.ts';
import type { AppDeps } from '../ports.ts';

/** Housekeeping is a job like any other (requirement E6): it waits its turn, survives a quit, and can be paused. */
export const cleanUpKind = 'clean-up';

/** The origin of work that reaches no provider. */
export const localOrigin = 'local';

/** How long after one round of housekeeping the next is due. */
const intervalMs = 6 * 60 * 60_000;

/** Housekeeping waits this long after a start, which has more urgent work. */
const firstDelayMs = 2 * 60_000;

const cleanUpJob = ({ ids, policies }: AppDeps, dueAt: number): NewJob => ({
  id: ids.job(),
  kind: cleanUpKind,
  queue: housekeepingQueue,
  origin: localOrigin,
  payload: {},
  priority: defaultPriorityOf(housekeepingQueue),
  dueAt,
  // One at a time: asking again while one waits changes nothing.
  uniqueKey: cleanUpKind,
  dependsOn: [],
  dependencyRule: 'all-finished',
  attemptLimit: policies.of(housekeepingQueue).attemptLimit,
  timeoutMs: policies.of(housekeepingQueue).timeoutMs,
});

/** Makes sure that a round of housekeeping is scheduled. */
export const scheduleCleanUp = (deps: AppDeps): void => {
  const now = deps.clock.now();
  deps.store.jobs.enqueue([cleanUpJob(deps, now + firstDelayMs)], now);
};

/** Removes what is too old to keep and schedules the next round, unless this one is cancelled. */
export const cleanUpHandler = (
  deps: AppDeps,
  cleanUp: (input: Record<string, never>, signal: AbortSignal) => Promise<{ removed: number }>,
): JobHandler<unknown, Effect> => {
  const next = (): Effect => ({ type: 'enqueue-jobs', jobs: [cleanUpJob(deps, deps.clock.now() + intervalMs)] });
  return {
    kind: cleanUpKind,
    payloadSchema: z.unknown(),
    run: async ({ signal }) => completed([next()], await cleanUp({}, signal)),
    effectsOnEnd: (_payload, { state }) => (state === 'failed' ? [next()] : []),
  };
};
