import type { AppEvent } from '#shared/contract/events.ts';
import type { BatchId } from '#shared/model/ids.ts';
import type { Timers } from '../../queue/ports.ts';
import type { QueueControl } from '../ports.ts';
import type { BatchSources } from './export-batches.ts';
import { exportBatchView } from './export-batches.ts';

/** Changes of a bulk export within this many milliseconds are reported together. */
const gatherMs = 250;

/** After a gap in the events, bulk exports that ended within this many milliseconds are reported again. */
const gapMs = 60_000;

/**
 * Reports the progress of bulk exports after commits that concern one, and as a ZIP grows: a few times a second for
 * each at most, and always the last state. Returns how to listen and how to stop.
 */
export const watchExportBatches = (
  sources: BatchSources,
  control: Pick<QueueControl, 'progressOf'>,
  timers: Pick<Timers, 'set'>,
  tell: (event: Extract<AppEvent, { name: 'export-batch.updated' }>) => void,
) => {
  const { store, clock } = sources;
  const view = exportBatchView(sources, control);
  const waiting = new Map<BatchId, () => void>();
  /** When each reported bulk export ended, so that an end is reported once. */
  const ended = new Map<BatchId, number>();

  const tellNow = (batchId: BatchId): void => {
    waiting.delete(batchId);
    const row = store.exportBatches.get(batchId);
    if (row === null) return;
    const payload = view(row);
    if (payload.finishedAt !== null && ended.get(batchId) === payload.finishedAt) return;
    if (payload.finishedAt !== null) ended.set(batchId, payload.finishedAt);
    tell({ name: 'export-batch.updated', payload });
  };
  const tellSoon = (batchIds: readonly BatchId[]): void => {
    for (const batchId of batchIds) {
      if (!waiting.has(batchId))
        waiting.set(
          batchId,
          timers.set(() => tellNow(batchId), gatherMs),
        );
    }
  };

  return {
    hear: (event: AppEvent): void => {
      if (event.name === 'job.progressed') tellSoon(store.exportBatches.ofJobs([event.payload.jobId]));
      if (event.name !== 'store.changed') return;
      const { changes } = event.payload;
      const jobIds = changes.flatMap(({ entity, id }) => (entity === 'job' ? [id] : []));
      if (jobIds.length > 0) tellSoon(store.exportBatches.ofJobs(jobIds));
      if (changes.length > 0) return;
      // Too many changes to list: everything that is open or has just ended is reported.
      const batches = store.exportBatches.recent(clock.now() - gapMs, 20);
      tellSoon(batches.map(({ batchId }) => batchId));
    },
    stop: (): void => {
      for (const disarm of waiting.values()) disarm();
      waiting.clear();
    },
  };
};
