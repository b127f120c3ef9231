import type { RouteOutput } from '#shared/contract/routes.ts';
import type { QueueControl } from '../ports.ts';
import type { BatchSources } from './get-export-batch.ts';
import { exportBatchView } from './get-export-batch.ts';

/** Ended bulk exports are shown for a day, and no more than this many. */
const endedForMs = 24 * 60 * 60_000;
const mostEnded = 5;

/** Bulk exports that are open, and the newest that ended. */
export const listExportBatches =
  (sources: BatchSources, control: Pick<QueueControl, 'progressOf'>) => (): RouteOutput<'export.list-batches'> => ({
    batches: sources.store.exportBatches
      .recent(sources.clock.now() - endedForMs, mostEnded)
      .map(exportBatchView(sources, control)),
  });
