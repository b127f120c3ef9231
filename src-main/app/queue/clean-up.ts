import type { Retention } from '#shared/model/settings.ts';
import type { EndedState, RetentionRule, SweepCursor } from '../../storage/queue/retention-store.ts';
import { collectAssets } from '../assets/collect-assets.ts';
import type { AppDeps } from '../ports.ts';
import { portionSize } from './in-portions.ts';

const dayMs = 24 * 60 * 60_000;

/** How long the folder of a bulk export is remembered after its jobs are gone. */
const bulkExportDays = 30;

/**
 * The rules of requirement E6 as they are set now: completed jobs are kept for their queue's days, all others for one
 * number of days.
 */
const rulesOf = (
  { clock, policies }: AppDeps,
  retention: Retention,
  olderThanDays: number | undefined,
): RetentionRule[] => {
  const now = clock.now();
  const rule = (state: EndedState, daysOf: (queue: string) => number, keepNewest: number): RetentionRule => {
    const olderThan = (queue: string) => now - (olderThanDays ?? daysOf(queue)) * dayMs;
    return { state, olderThan, before: Math.max(...policies.all().map(({ queue }) => olderThan(queue))), keepNewest };
  };
  return [
    rule('completed', (queue) => policies.of(queue).completedDays, retention.keepCompleted),
    rule('failed', () => retention.failedDays, retention.keepFailed),
    rule('cancelled', () => retention.failedDays, retention.keepFailed),
  ];
};

/**
 * Removes old job rows (requirement E6), events, minutes and assets that nobody needs any more, in portions with turns of the
 * event loop between. Documents, run records and usage totals stay.
 *
 * @param signal stops it between two portions; what was removed by then stays removed
 */
export const cleanUp =
  (deps: AppDeps, retention: () => Retention) =>
  async (
    { olderThanDays }: { olderThanDays?: number | undefined },
    signal?: AbortSignal,
  ): Promise<{ removed: number }> => {
    const { store, clock, turn } = deps;
    let removed = 0;
    for (const rule of rulesOf(deps, retention(), olderThanDays)) {
      let cursor: SweepCursor | null = null;
      do {
        signal?.throwIfAborted();
        const swept = store.retention.sweep(rule, cursor, portionSize);
        removed += swept.removed;
        cursor = swept.next;
        await turn();
      } while (cursor !== null);
    }
    while (store.events.trim()) {
      signal?.throwIfAborted();
      await turn();
    }
    const { maxDays, maxMegabytes } = deps.settings().responseCache;
    while (store.responses.trim(clock.now() - maxDays * dayMs, maxMegabytes * 1024 * 1024, portionSize)) {
      signal?.throwIfAborted();
      await turn();
    }
    while (store.exportBatches.trim(clock.now() - bulkExportDays * dayMs, portionSize)) {
      signal?.throwIfAborted();
      await turn();
    }
    await collectAssets(deps, signal);
    store.database.write(() => store.minutes.trim(clock.now()), 'normal');
    // Every row of a list may have moved, so one event says so, not one for each removed job.
    if (removed > 0) store.database.write(() => store.events.append('queue', 'all', null));
    return { removed };
  };
