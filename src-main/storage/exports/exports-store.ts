import { z } from 'zod';
import type { BatchId, DocumentId, ExportId, RunId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import { exportFormatSchema } from '#shared/model/run.ts';
import type { Database } from '../database.ts';

export interface NewExport {
  readonly id: ExportId;
  readonly documentId: DocumentId;
  readonly runId: RunId | null;
  readonly format: ExportFormat;
  readonly path: string;
  /** The bulk export it was written for, if any. */
  readonly batchId?: BatchId | undefined;
}

const exportRowSchema = z.object({ format: exportFormatSchema, path: z.string() });
export type ExportRow = z.infer<typeof exportRowSchema>;

/** Which files were written from which document, so that they can be opened again without the window naming a path. */
export interface ExportsStore {
  /** Does nothing if the document is gone. */
  insert(exported: NewExport, now: number): void;
  get(id: ExportId): ExportRow | null;
  ofRun(runId: RunId): ExportRow[];
  /** How many files a bulk export has written. */
  countOfBatch(batchId: BatchId): number;
  /** The path of the file that was written last. */
  lastOfBatch(batchId: BatchId): string | null;
  /** Whether a file of a bulk export is known by this path. */
  isOfBatch(batchId: BatchId, path: string): boolean;
}

export const createExportsStore = (db: Database): ExportsStore => {
  const insert = db.connection.prepare<(string | number | null)[]>(`
    INSERT INTO exports (id, document_id, run_id, format, path, batch_id, created_at)
    SELECT ?, id, ?, ?, ?, ?, ? FROM documents WHERE id = ?`);
  const countBatch = db.connection.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM exports WHERE batch_id = ?',
  );
  const selectLast = db.connection.prepare<[string], { path: string }>(
    'SELECT path FROM exports WHERE batch_id = ? ORDER BY rowid DESC LIMIT 1',
  );
  const selectPath = db.connection.prepare<[string, string]>('SELECT 1 FROM exports WHERE batch_id = ? AND path = ?');
  const select = db.connection.prepare<[string]>('SELECT format, path FROM exports WHERE id = ?');
  const selectOfRun = db.connection.prepare<[string]>(
    'SELECT format, path FROM exports WHERE run_id = ? ORDER BY rowid',
  );
  return {
    insert: ({ id, documentId, runId, format, path, batchId }, now) => {
      insert.run(id, runId, format, path, batchId ?? null, now, documentId);
    },
    get: (id) => {
      const row = select.get(id);
      return row === undefined ? null : exportRowSchema.parse(row);
    },
    ofRun: (runId) => exportRowSchema.array().parse(selectOfRun.all(runId)),
    countOfBatch: (batchId) => countBatch.get(batchId)?.n ?? 0,
    lastOfBatch: (batchId) => selectLast.get(batchId)?.path ?? null,
    isOfBatch: (batchId, path) => selectPath.get(batchId, path) !== undefined,
  };
};
