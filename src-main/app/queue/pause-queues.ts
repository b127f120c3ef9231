import type { QueueName } from '#shared/model/queue-policy.ts';
import type { AppDeps } from '../ports.ts';

/**
 * Pauses or resumes one queue, or all: a paused queue starts no more work, and running work goes on to its end. A pause
 * lasts over restarts. It belongs to the user: holds don't change it.
 */
export const pauseQueues =
  ({ store, clock, policies }: AppDeps, isPaused: boolean) =>
  ({ queue }: { queue?: QueueName | undefined }): Record<string, never> => {
    const names = queue === undefined ? policies.all().map((policy) => policy.queue) : [queue];
    store.database.write(() => {
      for (const name of names) {
        if (store.queues.setPaused(name, isPaused, clock.now())) store.events.append('queue', name, null);
      }
    });
    return {};
  };
