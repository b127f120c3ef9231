import type { BatchId, DocumentId, RunId } from '#shared/model/ids.ts';

/** Work by what it belongs to. */
export interface ScopedWork {
  /** All jobs of these runs, and the jobs that those wait for. */
  readonly runIds?: readonly RunId[];
  /** All jobs of these batches. */
  readonly batchIds?: readonly BatchId[];
  /** Jobs about these documents that belong to no run and no batch, such as first drafts. */
  readonly documentIds?: readonly DocumentId[];
}

/**
 * The jobs that a process may touch which works on nothing but what it was asked for. It begins empty and grows: what is
 * in it stays in it for the process's life.
 */
export class ClaimScope {
  readonly runIds = new Set<RunId>();
  readonly batchIds = new Set<BatchId>();
  readonly documentIds = new Set<DocumentId>();
  readonly #listeners: (() => void)[] = [];

  /** @param listener called each time after the scope has grown */
  onGrown(listener: () => void): void {
    this.#listeners.push(listener);
  }

  add({ runIds = [], batchIds = [], documentIds = [] }: ScopedWork): void {
    for (const id of runIds) this.runIds.add(id);
    for (const id of batchIds) this.batchIds.add(id);
    for (const id of documentIds) this.documentIds.add(id);
    for (const tell of this.#listeners) tell();
  }
}
