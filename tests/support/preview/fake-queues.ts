import type { JobSummary } from '#shared/model/job.ts';
import type { QueueMinute, QueueOverview, QueueView } from '#shared/model/queue-overview.ts';
import type { QueueName } from '#shared/model/queue-policy.ts';
import { defaultQueueRules, queueNameSchema } from '#shared/model/queue-policy.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';

/** How the fake's queues stand. */
export interface FakeQueues {
  readonly paused: 'all' | readonly QueueName[];
  readonly holds: Partial<Record<QueueName, { readonly reason: HoldReason; readonly until: number | null }>>;
  /** When a start limit lets the next job go. */
  readonly nextStartAt: Partial<Record<QueueName, number>>;
  /** Queues with a past, for their charts. */
  readonly active: readonly QueueName[];
  readonly unhealthy: readonly QueueName[];
}

const minuteMs = 60_000;

const isPausedIn = ({ paused }: FakeQueues, queue: string): boolean =>
  paused === 'all' || paused.some((name) => name === queue);

/** What holds a queue's jobs, if anything does. */
export const isHeld = (queues: FakeQueues, queue: string): { reason: HoldReason; until: number | null } | null => {
  if (isPausedIn(queues, queue)) return { reason: 'paused', until: null };
  const name = queueNameSchema.parse(queue);
  return queues.holds[name] ?? null;
};

/** A past that looks like one: the same at every look. */
const minutesOf = (queue: QueueName, isUnhealthy: boolean, minutes: number, now: number): QueueMinute[] => {
  const seed = queue.length;
  return Array.from({ length: minutes }, (_, ago): QueueMinute => {
    const at = Math.floor(now / minuteMs - minutes + 1 + ago) * minuteMs;
    const wave = Math.sin((ago + seed * 7) / 6) + Math.sin((ago + seed) / 17) + 2;
    return {
      at,
      completed: Math.round(wave * 2.6),
      failed: (ago * seed) % 13 === 0 || (isUnhealthy && ago % 3 === 0) ? 1 : 0,
      retried: (ago * seed) % 9 === 4 ? 2 : 0,
      meanWaitMs: 3_000 + wave * 4_200,
      meanRunMs: 1_600 + wave * 700 + seed * 90,
    };
  }).filter(({ completed, failed, retried }) => completed + failed + retried > 0);
};

const queueOf = (
  queue: QueueName,
  jobs: readonly JobSummary[],
  queues: FakeQueues,
  minutes: number,
  now: number,
): QueueView => {
  const count = (...states: string[]) => jobs.filter((job) => job.queue === queue && states.includes(job.state)).length;
  const waiting = count('ready', 'scheduled', 'blocked');
  const hold = isHeld(queues, queue);
  const isUnhealthy = queues.unhealthy.includes(queue);
  const past = queues.active.includes(queue) ? minutesOf(queue, isUnhealthy, minutes, now) : [];
  const origin = 'https://api.openai.com';
  return {
    queue,
    waiting,
    running: count('running'),
    completed: count('completed'),
    failed: count('failed'),
    cancelled: count('cancelled'),
    held: hold ? waiting : 0,
    oldestWaitMs: waiting > 0 ? 48_000 : null,
    throughputPerMinute: 4,
    errorRate: isUnhealthy ? 0.34 : 0.04,
    isHealthy: !isUnhealthy,
    reasons: isUnhealthy ? [{ type: 'error-rate', rate: 0.34, limit: 0.25, window: 50 }] : [],
    isPaused: isPausedIn(queues, queue),
    policy: defaultQueueRules[queue],
    lanes: [
      {
        lane: `${queue}@${origin}`,
        origin,
        scheduled: count('scheduled'),
        blocked: count('blocked'),
        ready: count('ready'),
        running: count('running'),
        hold,
        nextStartAt: queues.nextStartAt[queue] ?? null,
      },
    ],
    remainingMs: waiting + count('running') > 0 && !hold ? (waiting + count('running')) * 1_400 : null,
    minutes: past,
  };
};

/** All queues in numbers. */
export const overviewOf = (
  jobs: readonly JobSummary[],
  queues: FakeQueues,
  minutes: number,
  now: number,
): QueueOverview => ({
  at: now,
  isHealthy: queues.unhealthy.length === 0,
  queues: queueNameSchema.options.map((queue) => queueOf(queue, jobs, queues, minutes, now)),
});
