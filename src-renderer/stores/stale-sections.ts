import type { Change } from '#shared/contract/events.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { SectionId } from '#shared/model/ids.ts';

/** Past so many sections at once the whole document is the cheaper answer. */
const mostApart = 3;

type KnownDocument = Pick<DocumentView, 'id' | 'sections' | 'steps'>;

/**
 * Which sections of a document changes made stale; `all` where only the whole document tells: a section or job that isn't
 * known yet, a change of the document itself, of the lanes it waits in, or of many sections at once. Pure.
 */
export const staleSections = (view: KnownDocument, changes: readonly Change[]): ReadonlySet<SectionId> | 'all' => {
  const sections = new Map<string, SectionId>(view.sections.map(({ id }) => [id, id]));
  const writtenBy = new Map<string, SectionId | null>(
    view.steps.flatMap(({ jobId, sectionId }) => (jobId === null ? [] : [[jobId, sectionId]])),
  );
  const stale = new Set<SectionId>();
  for (const { entity, id, documentId } of changes) {
    if (entity === 'lane') return 'all';
    if (documentId !== view.id) continue;
    const sectionId = entity === 'section' ? sections.get(id) : writtenBy.get(id);
    if (sectionId === undefined || sectionId === null) return 'all';
    stale.add(sectionId);
  }
  return stale.size > mostApart ? 'all' : stale;
};
