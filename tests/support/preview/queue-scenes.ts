import type { FakeCounts } from './fake-jobs.ts';
import { fakeJobs } from './fake-jobs.ts';
import type { FakeQueues } from './fake-queues.ts';
import type { Scene } from './scenes.ts';

const none: FakeCounts = { running: 0, ready: 0, failed: 0, completed: 0, cancelled: 0, hasOddities: false };

const queue = (
  counts: Partial<FakeCounts>,
  queues: Partial<FakeQueues> = {},
  options: Scene['options'] = {},
): Scene => ({
  options: { ...options, jobs: () => fakeJobs({ ...none, ...counts }, Date.now()), queues },
  fill: () => '#/queue',
});

const busy: Partial<FakeCounts> = { running: 3, ready: 9, failed: 2, completed: 143, cancelled: 4, hasOddities: true };
const soon = () => Date.now() + 18_600;

const unreadable = { code: 'data.damaged', message: 'The data is damaged.', action: 'Restore a backup.' } as const;

/** Every state the Queue page can be in, by name. */
export const queueScenes: Readonly<Record<string, Scene>> = {
  'queue-empty': queue({}),
  queue: queue(busy, {
    active: ['sections', 'large', 'reports', 'exports'],
    nextStartAt: { large: soon() },
  }),
  'queue-full': queue(
    { running: 3, ready: 100_000, failed: 1_204, completed: 5_000, cancelled: 12 },
    { active: ['sections', 'exports'] },
  ),
  'queue-failed': queue({ failed: 12, completed: 20 }, { active: ['sections'], unhealthy: ['sections'] }),
  'queue-held': queue(
    { ready: 40, completed: 12 },
    { active: ['sections'], holds: { sections: { reason: 'offline', until: Date.now() + 28_000 } } },
  ),
  'queue-no-key': queue({ ready: 40 }, { holds: { sections: { reason: 'no-key', until: null } } }),
  'queue-paused': queue({ running: 2, ready: 40, completed: 12 }, { active: ['sections'], paused: 'all' }),
  'queue-loading': queue({}, {}, { silent: ['queue.get-overview', 'job.list'] }),
  'queue-error': queue({}, {}, { errors: { 'queue.get-overview': unreadable, 'job.list': unreadable } }),
};
