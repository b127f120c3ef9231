import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import { invalidInputError } from '#shared/model/invalid-input.ts';
import { countCharacters } from '#shared/model/limited-list.ts';
import type { DocumentKind, OpenDocument } from '../../documents/document-kind.ts';
import type { DocumentHead } from '../../storage/documents-store.ts';
import type { RunRow } from '../../storage/runs-store.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';

/** A pack of thirty answers is one document: a few suffice for everything that is drafted or looked at at once. */
const mostKept = 8;
const mostRefusals = 1_000;

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
  /** Why documents can't be drafted by a model any more; null for one that can. */
  readonly #refusals = new Map<DocumentId, AppError | null>();
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

  /** What `refuse` says of a document, asked once: its input never changes. */
  refusalOf(documentId: DocumentId, refuse: () => AppError | null): AppError | null {
    const refusal = this.#refusals.get(documentId);
    if (refusal !== undefined) return refusal;
    if (this.#refusals.size >= mostRefusals) this.#refusals.clear();
    const now = refuse();
    this.#refusals.set(documentId, now);
    return now;
  }

  /** Lets go of documents that were deleted: what they hold is somebody's CV. */
  forget(documentIds: readonly DocumentId[]): void {
    for (const [runId, { documentId }] of this.#kept) {
      if (documentIds.includes(documentId)) this.#kept.delete(runId);
    }
  }
}

/**
 * Why a model can't be asked about a document: it was made from more than may be sent today. Null for any other. What is
 * there of it stays, can be edited and exported, and the embedded drafter writes it again.
 */
export const refusalOfInput = (deps: AppDeps, { id, kind: name }: DocumentHead): AppError | null =>
  deps.opened.refusalOf(id, () => {
    const stored = deps.store.documents.get(id);
    const kind = deps.documentKind(name);
    if (stored === null || kind === null || countCharacters(stored.input) <= shortestToCheck) return null;
    const parsed = kind.input.safeParse(stored.input);
    const issue = parsed.success ? undefined : invalidInputError(parsed.error).issues?.[0];
    if (issue === undefined) return null;
    return {
      code: 'input.too-large',
      message: `This document is made from more than a model can be asked about (${issue.path}: ${issue.expected}).`,
      action: 'What is drafted stays. Make a new document from a shorter file, or use the embedded drafter.',
    };
  });

/** No shorter input is past a limit that an earlier version didn't have. */
const shortestToCheck = 10_000;

/** The kind of that name. Throws `input.invalid` where this version doesn't know it. */
export const requireKind = ({ documentKind }: Pick<AppDeps, 'documentKind'>, name: string): DocumentKind => {
  const kind = documentKind(name);
  if (kind !== null) return kind;
  throw new AppFailure({
    code: 'input.invalid',
    message: `This version of Dossier knows no documents of the kind "${name}".`,
    action: 'Update Dossier, or choose another kind.',
  });
};

/** Opens a document with the options of one of its runs, or takes it from those that were opened lately. */
export const openDraft = (deps: AppDeps, kind: DocumentKind, document: DocumentHead, run: RunRow): OpenDocument =>
  deps.opened.get(document.id, run.id, () => {
    const { input } = requireFound(deps.store.documents.get(document.id), 'document');
    return kind.open(input, run.options.kindOptions, { ...run.options, today: run.today });
  });
