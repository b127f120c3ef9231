import type { AppEvent } from '#shared/contract/events.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import type { Label } from '#shared/model/label.ts';
import { runStatusOf } from '#shared/model/run.ts';
import type { AppDeps } from '../ports.ts';

/**
 * What of a document a run has just added, where an outline of it ended since and it has several; undefined where it is
 * the document itself, or more than one part at once.
 */
const endedPart = ({ store }: AppDeps, documentId: DocumentId, since: number): Label | undefined => {
  const outlines = store.steps.ofDocument(documentId).filter(({ sectionId }) => sectionId === null);
  const ended = outlines.filter(({ jobFinishedAt }) => jobFinishedAt !== null && jobFinishedAt > since);
  return outlines.length > 1 && ended.length === 1 ? ended[0]?.label : undefined;
};

/**
 * Reports the end of each run once, for toasts and notifications. A run that is resumed and ends again is reported
 * again.
 */
export const watchFinishedRuns = (
  deps: AppDeps,
  tell: (event: Extract<AppEvent, { name: 'document.finished' }>) => void,
): ((event: AppEvent) => void) => {
  const since = deps.clock.now();
  const told = new Map<RunId, number>();
  const look = (documentIds: readonly DocumentId[]) => {
    for (const run of deps.store.runs.currentOf(documentIds)) {
      const { finishedAt } = run;
      if (finishedAt === null || finishedAt < since || told.get(run.id) === finishedAt) continue;
      const part = endedPart(deps, run.documentId, told.get(run.id) ?? since);
      told.set(run.id, finishedAt);
      const document = deps.store.documents.head(run.documentId);
      if (!document) continue;
      const payload = {
        documentId: document.id,
        title: document.title,
        status: runStatusOf(run),
        failedSections: run.failed,
        ...(part === undefined ? {} : { part }),
      };
      tell({ name: 'document.finished', payload });
    }
  };
  return (event) => {
    if (event.name !== 'store.changed') return;
    // Too many changes to list: every run that has ended since the start and wasn't reported yet is reported now.
    if (event.payload.changes.length === 0) return look(deps.store.runs.documentsFinishedSince(since));
    const ids = new Set<DocumentId>();
    for (const change of event.payload.changes) {
      if (change.entity === 'job' && change.documentId !== null) ids.add(change.documentId);
    }
    if (ids.size > 0) look([...ids]);
  };
};
