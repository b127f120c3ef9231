import { z } from 'zod';
import type { DocumentId, SectionId } from '#shared/model/ids.ts';
import { sectionIdSchema } from '#shared/model/ids.ts';
import type { Json } from '#shared/model/json.ts';
import { jsonSchema } from '#shared/model/json.ts';
import type { Marks } from '#shared/model/section.ts';
import type { AssetsStore } from './assets-store.ts';
import type { Database } from './database.ts';
import type { EventsStore } from './log/events-store.ts';

const markRowSchema = z.object({
  sectionId: sectionIdSchema,
  name: z.string(),
  data: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(jsonSchema),
});

/** What the user noted at sections without changing their texts. */
export interface MarksStore {
  /** Sets a mark, or takes it away where `data` is null. */
  put(
    section: { readonly id: SectionId; readonly documentId: DocumentId },
    name: string,
    data: Json,
    now: number,
  ): void;
  /** The marks of all sections of a document that have any. */
  ofDocument(documentId: DocumentId): ReadonlyMap<SectionId, Marks>;
  ofSection(sectionId: SectionId): Marks;
}

export const createMarksStore = (db: Database, events: EventsStore, assets: AssetsStore): MarksStore => {
  const { connection } = db;
  const upsert = connection.prepare<[string, string, string, number]>(`
    INSERT INTO section_marks (section_id, name, data, updated_at) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET data = excluded.data, updated_at = excluded.updated_at`);
  const remove = connection.prepare<[string, string]>('DELETE FROM section_marks WHERE section_id = ? AND name = ?');
  const select = connection.prepare<[string]>(`
    SELECT m.section_id AS sectionId, m.name, m.data FROM sections s JOIN section_marks m ON m.section_id = s.id
    WHERE s.document_id = ?`);
  const selectOfSection = connection.prepare<[string]>(
    'SELECT section_id AS sectionId, name, data FROM section_marks WHERE section_id = ?',
  );
  return {
    put: ({ id, documentId }, name, data, now) => {
      const text = data === null ? null : JSON.stringify(data);
      if (text === null) remove.run(id, name);
      else upsert.run(id, name, text, now);
      assets.note(documentId, [text]);
      events.append('section', id, documentId);
    },
    ofDocument: (documentId) => {
      const marks = new Map<SectionId, Marks>();
      for (const { sectionId, name, data } of markRowSchema.array().parse(select.all(documentId))) {
        marks.set(sectionId, { ...marks.get(sectionId), [name]: data });
      }
      return marks;
    },
    ofSection: (sectionId) => {
      const rows = markRowSchema.array().parse(selectOfSection.all(sectionId));
      return Object.fromEntries(rows.map(({ name, data }) => [name, data]));
    },
  };
};
