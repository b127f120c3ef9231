import { z } from 'zod';
import type { DocumentId, ExportId, RunId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import { exportFormatSchema } from '#shared/model/run.ts';
import type { Database } from './database.ts';

export interface NewExport {
  readonly id: ExportId;
  readonly documentId: DocumentId;
  readonly runId: RunId | null;
  readonly format: ExportFormat;
  readonly path: string;
}

const exportRowSchema = z.object({ format: exportFormatSchema, path: z.string() });
export type ExportRow = z.infer<typeof exportRowSchema>;

/** Which files were written from which document, so that they can be opened again without the window naming a path. */
export interface ExportsStore {
  insert(exported: NewExport, now: number): void;
  get(id: ExportId): ExportRow | null;
  ofRun(runId: RunId): ExportRow[];
}

export const createExportsStore = (db: Database): ExportsStore => {
  const insert = db.connection.prepare<[string, string, string | null, string, string, number]>(
    'INSERT INTO exports (id, document_id, run_id, format, path, created_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const select = db.connection.prepare<[string]>('SELECT format, path FROM exports WHERE id = ?');
  const selectOfRun = db.connection.prepare<[string]>(
    'SELECT format, path FROM exports WHERE run_id = ? ORDER BY rowid',
  );
  return {
    insert: ({ id, documentId, runId, format, path }, now) => {
      insert.run(id, documentId, runId, format, path, now);
    },
    get: (id) => {
      const row = select.get(id);
      return row === undefined ? null : exportRowSchema.parse(row);
    },
    ofRun: (runId) => exportRowSchema.array().parse(selectOfRun.all(runId)),
  };
};
