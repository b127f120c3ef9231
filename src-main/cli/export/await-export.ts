import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { ExportBatchView } from '#shared/model/export.ts';
import type { BatchId } from '#shared/model/ids.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';

/**
 * Follows a bulk export by its events until it has ended or the signal is aborted. Throws when who works on it has gone away, or its disk is broken.
 *
 * @param onProgress told each time it has got further
 */
export const awaitExport = async (
  client: Client,
  batchId: BatchId,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (batch: ExportBatchView) => void },
): Promise<ExportBatchView> => {
  let isAsked = true;
  let failure: AppError | null = null;
  let wake = () => {};
  const ask = () => {
    isAsked = true;
    wake();
  };
  const unsubscribe = client.on((event) => {
    if (event.name === 'store.failed') {
      failure = event.payload;
      wake();
    }
    if (event.name === 'export-batch.updated' && event.payload.batchId === batchId) ask();
  }, ask);
  signal.addEventListener('abort', ask, { once: true });
  try {
    for (;;) {
      isAsked = false;
      const batch = await callOrThrow(client, 'export.get-batch', { batchId });
      onProgress(batch);
      if (batch.finishedAt !== null || signal.aborted) return batch;
      if (failure !== null) throw new AppFailure(failure);
      if (isAsked) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', ask);
  }
};
