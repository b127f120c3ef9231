import type { DocumentId, RunId } from '#shared/model/ids.ts';
import type { OpenDocument } from '../../documents/document-kind.ts';

/** A pack of thirty answers is one document: a few suffice for everything that is drafted or looked at at once. */
const mostKept = 8;

interface KeptDocument {
  readonly documentId: DocumentId;
  readonly opened: OpenDocument;
}

/**
 * Documents that were opened lately. Opening parses the input, and a kind may read it on top, which takes up to a quarter of
 * a second: each step of a draft would do it again. Input and options of a run never change, so nothing kept is ever stale.
 */
export class OpenedDocuments {
  readonly #kept = new Map<RunId, KeptDocument>();
  readonly #most: number;

  /** @param most how many are kept; the one that was used longest ago goes first */
  constructor(most = mostKept) {
    this.#most = most;
  }

  /** The document with the options of that run: one that is kept, or else what `open` makes. Throws what `open` throws. */
  get(documentId: DocumentId, runId: RunId, open: () => OpenDocument): OpenDocument {
    const opened = this.#kept.get(runId)?.opened ?? open();
    this.#kept.delete(runId);
    this.#kept.set(runId, { documentId, opened });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#most) break;
      this.#kept.delete(oldest);
    }
    return opened;
  }

  /** Lets go of documents that were deleted: what they hold is somebody's CV. */
  forget(documentIds: readonly DocumentId[]): void {
    for (const [runId, { documentId }] of this.#kept) {
      if (documentIds.includes(documentId)) this.#kept.delete(runId);
    }
  }
}
