import type { QueueName } from '#shared/model/queue-policy.ts';
import type { AppDeps } from '../ports.ts';

/**
 * Pauses or resumes one queue, or all: a paused queue takes no more work, and what runs goes on to its end. A pause
 * lasts over restarts and belongs to the user: no hold that comes or goes changes it.
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
