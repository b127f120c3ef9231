import type { DocumentId, JobId, RunId, SectionId } from '#shared/model/ids.ts';
import type { Label } from '#shared/model/label.ts';
import { labelSchema } from '#shared/model/label.ts';
import type { SectionDraft } from '#shared/model/section.ts';
import type { AssetsStore } from './assets-store.ts';
import type { Database } from './database.ts';
import type { EventsStore } from './log/events-store.ts';
import type { PeerRow, SectionRow, SectionStateRow } from './section-rows.ts';
import {
  givesWay,
  peerRowSchema,
  sectionColumns,
  sectionRowSchema,
  sectionStateRowSchema,
  sectionTables,
  stateColumns,
} from './section-rows.ts';
import type { SectionWriter } from './section-writer.ts';
import { createSectionWriter } from './section-writer.ts';

/** A section that nobody has written yet. */
export interface EmptySection {
  readonly sectionId: SectionId;
  readonly documentId: DocumentId;
  readonly runId: RunId;
  /** The step that writes it. */
  readonly stepKey: string;
  readonly label: Label;
  /** What its job's lane leads to. */
  readonly origin: string;
  /** Its job waits, and its lane takes no work. */
  readonly isHeld: boolean;
  /** Its document is there, and nobody has called it off. */
  readonly isWanted: boolean;
}

interface StoredEmptySection extends Omit<EmptySection, 'isHeld' | 'isWanted' | 'label'> {
  readonly label: string;
  readonly isHeld: number;
  readonly isWanted: number;
}

export interface SectionsStore extends SectionWriter {
  /** Adds sections; one whose key is there already is left out. Returns the ids of those that were added. */
  insert(documentId: DocumentId, sections: readonly (SectionDraft & { id: SectionId })[], now: number): SectionId[];
  get(sectionId: SectionId): SectionRow | null;
  /** The sections of documents, by document and order. */
  ofDocuments(documentIds: readonly DocumentId[]): SectionRow[];
  /** What the states of sections depend on, by document and order. */
  statesOf(documentIds: readonly DocumentId[]): SectionStateRow[];
  /** The texts a document begins with, in order, until they hold that many characters together. */
  beginningOf(documentId: DocumentId, characters: number): string[];
  /** What stands in the sections of a document, in order: what others of them may be drafted from. */
  peersOf(documentId: DocumentId): PeerRow[];
  /** The next sections without a text after one of them, by id, with what their jobs wait for. */
  empty(after: SectionId | null, limit: number): EmptySection[];
  /** Ids of the jobs that do a run's steps and have ended without success. */
  unfinishedJobs(runId: RunId): JobId[];
}

export const createSectionsStore = (db: Database, events: EventsStore, assets: AssetsStore): SectionsStore => {
  const { connection } = db;
  const insert = connection.prepare<Record<string, unknown>>(`
    INSERT INTO sections (id, document_id, key, position, label, heading, role, group_name, has_source, brief, data,
      updated_at)
    VALUES (@id, @documentId, @key, @order, @label, @heading, @role, @group, @hasSource, @brief, @data, @now)
    ON CONFLICT (document_id, key) DO NOTHING`);
  const selectOne = connection.prepare<[string]>(`SELECT ${sectionColumns} ${sectionTables} WHERE s.id = ?`);
  const ofDocuments =
    'WHERE s.document_id IN (SELECT value FROM json_each(?)) ORDER BY s.document_id, s.position, s.key';
  const selectMany = connection.prepare<[string]>(`SELECT ${sectionColumns} ${sectionTables} ${ofDocuments}`);
  const selectStates = connection.prepare<[string]>(`SELECT ${stateColumns} ${sectionTables} ${ofDocuments}`);
  const selectBeginning = connection.prepare<[string, number], { content: string }>(`
    SELECT content FROM (
      SELECT content, position, sum(length(content)) OVER (ORDER BY position) - length(content) AS before
      FROM sections WHERE document_id = ? AND content <> '')
    WHERE before < ? ORDER BY position`);
  const selectPeers = connection.prepare<[string]>(`
    SELECT key, position AS "order", group_name AS "group", label, content AS markdown, data, ${givesWay} AS givesWay
    FROM sections s WHERE document_id = ? ORDER BY position, key`);
  const selectUnfinished = connection.prepare<[string], { id: JobId }>(`
    SELECT j.id FROM jobs j
    WHERE j.run_id = ? AND j.state IN ('failed', 'cancelled') AND EXISTS (
      SELECT 1 FROM steps t WHERE t.document_id = j.document_id AND t.job_id = j.id)
    ORDER BY j.seq`);

  const selectEmpty = connection.prepare<[string, number], StoredEmptySection>(`
    SELECT s.id AS sectionId, s.document_id AS documentId, t.key AS stepKey, t.label, j.run_id AS runId, l.origin,
      j.state IN ('ready', 'scheduled', 'blocked') AND l.hold_reason IS NOT NULL AS isHeld,
      j.state IN ('ready', 'scheduled', 'blocked', 'running', 'failed') AND d.deleted_at IS NULL AS isWanted
    FROM sections s INDEXED BY sections_empty CROSS JOIN jobs j ON j.id = s.job_id JOIN lanes l ON l.lane = j.lane
      JOIN documents d ON d.id = s.document_id JOIN steps t ON t.section_id = s.id AND t.can_embed = 1
    WHERE s.revision = 0 AND s.id > ? AND j.run_id IS NOT NULL ORDER BY s.id LIMIT ?`);

  return {
    ...createSectionWriter(db, events, assets),
    insert: (documentId, sections, now) =>
      sections.flatMap(({ id, key, order, label, heading, role, group, hasSource, brief, data }) => {
        const [briefText, dataText] = [JSON.stringify(brief), data === null ? null : JSON.stringify(data)];
        const { changes } = insert.run({
          id,
          documentId,
          key,
          order,
          label: JSON.stringify(label),
          heading,
          role,
          group,
          hasSource: hasSource ? 1 : 0,
          brief: briefText,
          data: dataText,
          now,
        });
        if (changes === 0) return [];
        assets.note(documentId, [briefText, dataText]);
        events.append('section', id, documentId);
        return [id];
      }),
    get: (sectionId) => {
      const row = selectOne.get(sectionId);
      return row === undefined ? null : sectionRowSchema.parse(row);
    },
    ofDocuments: (ids) => sectionRowSchema.array().parse(selectMany.all(JSON.stringify(ids))),
    statesOf: (ids) => sectionStateRowSchema.array().parse(selectStates.all(JSON.stringify(ids))),
    beginningOf: (documentId, characters) => selectBeginning.all(documentId, characters).map(({ content }) => content),
    peersOf: (documentId) => peerRowSchema.array().parse(selectPeers.all(documentId)),
    empty: (after, limit) =>
      selectEmpty.all(after ?? '', limit).map(({ label, isHeld, isWanted, ...row }) => ({
        ...row,
        label: labelSchema.parse(JSON.parse(label)),
        isHeld: isHeld === 1,
        isWanted: isWanted === 1,
      })),
    unfinishedJobs: (runId) => selectUnfinished.all(runId).map((row) => row.id),
  };
};
