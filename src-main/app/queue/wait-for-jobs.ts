import type { AppEvent } from '#shared/contract/events.ts';
import type { RouteOutput } from '#shared/contract/routes.ts';
import type { JobId } from '#shared/model/ids.ts';
import type { AppDeps, QueueControl } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import { getJobSummary } from './get-job.ts';

const hasEnded = (state: string | null): boolean =>
  state === null || state === 'completed' || state === 'failed' || state === 'cancelled';

/** What waiting needs besides the store. */
interface WaitPorts {
  readonly subscribe: (listener: (event: AppEvent) => void) => () => void;
  readonly timers: { set(callback: () => void, delayMs: number): () => void };
}

/**
 * Resolves when all jobs have ended, or after `timeoutMs` with their states (requirement D5). Follows the store's
 * events; nothing is looked up while nothing changes. Throws `not-found` for an id that is no job.
 */
export const waitForJobs =
  (deps: AppDeps, control: QueueControl, { subscribe, timers }: WaitPorts) =>
  async ({ jobIds, timeoutMs }: { jobIds: readonly JobId[]; timeoutMs: number }): Promise<RouteOutput<'job.wait'>> => {
    const { store } = deps;
    // Before waiting, so that a wrong id is reported at once.
    for (const id of jobIds) requireFound(store.jobs.stateOf(id), 'job');
    const open = new Set(jobIds.filter((id) => !hasEnded(store.jobs.stateOf(id))));
    await new Promise<void>((resolve) => {
      if (open.size === 0) return resolve();
      const look = (ids: Iterable<JobId>) => {
        for (const id of ids) if (hasEnded(store.jobs.stateOf(id))) open.delete(id);
        if (open.size > 0) return;
        cancelTimer();
        unsubscribe();
        resolve();
      };
      const unsubscribe = subscribe((event) => {
        if (event.name !== 'store.changed') return;
        const { changes } = event.payload;
        // A gap in the events names no jobs: any may have ended.
        if (changes.length === 0) return look([...open]);
        look(jobIds.filter((id) => open.has(id) && changes.some((change) => change.id === id)));
      });
      const cancelTimer = timers.set(() => {
        unsubscribe();
        resolve();
      }, timeoutMs);
      // One may have ended between the first look and the subscription.
      look([...open]);
    });
    // A job that was cleaned up meanwhile has ended; nothing more is known of it.
    const jobs = jobIds.filter((id) => store.jobs.stateOf(id) !== null).map(getJobSummary(deps, control));
    return { hasEnded: open.size === 0, jobs };
  };
