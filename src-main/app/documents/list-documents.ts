import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { DocumentCursor } from '../../storage/documents-store.ts';
import type { SectionStateRow } from '../../storage/section-rows.ts';
import type { AppDeps } from '../ports.ts';
import { documentSummaryOf } from './document-summary.ts';

const cursorPattern = /^(\d+)\.([A-Za-z0-9_-]+)$/;

/** A cursor that is no cursor starts at the top: the list is shown rather than an error. */
const parseCursor = (cursor: string | undefined): DocumentCursor | null => {
  const match = cursorPattern.exec(cursor ?? '');
  return match?.[1] && match[2] ? { updatedAt: Number(match[1]), id: match[2] } : null;
};

/** One page of the library, newest change first. */
export const listDocuments =
  (deps: AppDeps) =>
  ({ search, cursor, limit }: RouteParsedInput<'document.list'>): RouteOutput<'document.list'> => {
    const { store } = deps;
    const term = search?.trim() ?? '';
    const rows = store.documents.page({ search: term, after: parseCursor(cursor), limit });
    const ids = rows.map(({ id }) => id);
    const runs = new Map(store.runs.currentOf(ids).map((run) => [run.documentId, run]));
    const sections = new Map(ids.map((id): [DocumentId, SectionStateRow[]] => [id, []]));
    for (const section of store.sections.statesOf(ids)) sections.get(section.documentId)?.push(section);
    const last = rows.at(-1);
    return {
      documents: rows.map((row) => documentSummaryOf(deps, row, runs.get(row.id), sections.get(row.id) ?? [])),
      nextCursor: last && rows.length === limit ? `${last.updatedAt}.${last.id}` : null,
      total: store.documents.count(term),
    };
  };
