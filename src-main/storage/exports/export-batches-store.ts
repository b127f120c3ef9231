import { z } from 'zod';
import { appErrorSchema } from '#shared/model/app-error.ts';
import { exportFormatsSchema, exportVariantSchema } from '#shared/model/export.ts';
import type { BatchId, JobId } from '#shared/model/ids.ts';
import { batchIdSchema, documentIdSchema, jobIdSchema } from '#shared/model/ids.ts';
import { jobStateSchema } from '#shared/model/job.ts';
import type { Database } from '../database.ts';
import { flagColumn, flagParameter, jsonColumn } from '../rows.ts';

const exportBatchSchema = z.object({
  batchId: batchIdSchema,
  folder: z.string(),
  formats: jsonColumn.pipe(exportFormatsSchema),
  variant: jsonColumn.pipe(exportVariantSchema),
  isZip: flagColumn,
  zipPath: z.string().nullable(),
  createdAt: z.number(),
});
export type ExportBatch = z.infer<typeof exportBatchSchema>;

const batchJobSchema = z.object({
  id: jobIdSchema,
  documentId: documentIdSchema.nullable(),
  title: z.string().nullable(),
  state: jobStateSchema,
  payload: jsonColumn,
  output: jsonColumn.nullable(),
  error: jsonColumn.pipe(appErrorSchema).nullable(),
  startedAt: z.number().nullable(),
});
export type BatchJob = z.infer<typeof batchJobSchema>;

/** What bulk exports are of. Their progress is in their batches and jobs. */
export interface ExportBatchesStore {
  insert(batch: Omit<ExportBatch, 'createdAt' | 'zipPath'>, now: number): void;
  get(batchId: BatchId): ExportBatch | null;
  /** Those that are open, and the newest `ended` of those that ended since a moment; newest first. */
  recent(endedSince: number, ended: number): ExportBatch[];
  /** Which bulk exports jobs are of. */
  ofJobs(jobIds: readonly string[]): BatchId[];
  /** Failed jobs of a batch, the latest first. */
  failedJobs(batchId: BatchId, limit: number): BatchJob[];
  /** The one job of a bulk export into a ZIP; null once it was cleaned up. */
  archiveJob(batchId: BatchId): BatchJob | null;
  /** Jobs that ended without success. */
  unfinishedJobs(batchId: BatchId): JobId[];
  setZipPath(batchId: BatchId, path: string): void;
  /** Deletes bulk exports that ended before a moment and have no jobs left. Returns whether there may be more. */
  trim(before: number, limit: number): boolean;
}

const columns = `e.batch_id AS batchId, e.folder, e.formats, e.variant, e.is_zip AS isZip, e.zip_path AS zipPath,
  e.created_at AS createdAt`;

const jobColumns = `id, document_id AS documentId, label ->> '$.params.text' AS title, state, payload, output, error,
  started_at AS startedAt`;

export const createExportBatchesStore = (db: Database): ExportBatchesStore => {
  const { connection } = db;
  const insert = connection.prepare<[string, string, string, string, number, number]>(`
    INSERT INTO export_batches (batch_id, folder, formats, variant, is_zip, created_at) VALUES (?, ?, ?, ?, ?, ?)`);
  const select = connection.prepare<[string]>(`SELECT ${columns} FROM export_batches e WHERE e.batch_id = ?`);
  const selectOpen = connection.prepare<[]>(`
    SELECT ${columns} FROM export_batches e JOIN batches b ON b.id = e.batch_id
    WHERE b.finished_at IS NULL ORDER BY e.created_at DESC`);
  const selectEnded = connection.prepare<[number, number]>(`
    SELECT ${columns} FROM export_batches e JOIN batches b ON b.id = e.batch_id
    WHERE b.finished_at >= ? ORDER BY b.finished_at DESC, e.created_at DESC LIMIT ?`);
  const selectOfJobs = connection.prepare<[string], { batchId: BatchId }>(`
    SELECT DISTINCT j.batch_id AS batchId FROM json_each(?) w JOIN jobs j ON j.id = w.value
    JOIN export_batches e ON e.batch_id = j.batch_id`);
  const selectFailed = connection.prepare<[string, number]>(`
    SELECT ${jobColumns} FROM jobs WHERE batch_id = ? AND state = 'failed' ORDER BY finished_at DESC, seq DESC LIMIT ?`);
  const selectArchive = connection.prepare<[string]>(
    `SELECT ${jobColumns} FROM jobs WHERE batch_id = ? ORDER BY seq DESC LIMIT 1`,
  );
  const selectUnfinished = connection.prepare<[string], { id: JobId }>(
    "SELECT id FROM jobs WHERE batch_id = ? AND state IN ('failed', 'cancelled') ORDER BY seq",
  );
  const updateZipPath = connection.prepare<[string, string]>(
    'UPDATE export_batches SET zip_path = ? WHERE batch_id = ?',
  );
  const removeOld = connection.prepare<[number, number]>(`
    DELETE FROM batches WHERE id IN (
      SELECT e.batch_id FROM export_batches e JOIN batches b ON b.id = e.batch_id
      WHERE b.finished_at < ? AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.batch_id = e.batch_id) LIMIT ?)`);

  return {
    insert: ({ batchId, folder, formats, variant, isZip }, now) => {
      insert.run(batchId, folder, JSON.stringify(formats), JSON.stringify(variant), flagParameter(isZip), now);
    },
    get: (batchId) => {
      const row = select.get(batchId);
      return row === undefined ? null : exportBatchSchema.parse(row);
    },
    recent: (endedSince, ended) =>
      exportBatchSchema.array().parse([...selectOpen.all(), ...selectEnded.all(endedSince, ended)]),
    ofJobs: (jobIds) => selectOfJobs.all(JSON.stringify(jobIds)).map(({ batchId }) => batchId),
    failedJobs: (batchId, limit) => batchJobSchema.array().parse(selectFailed.all(batchId, limit)),
    archiveJob: (batchId) => {
      const row = selectArchive.get(batchId);
      return row === undefined ? null : batchJobSchema.parse(row);
    },
    unfinishedJobs: (batchId) => selectUnfinished.all(batchId).map(({ id }) => id),
    setZipPath: (batchId, path) => {
      updateZipPath.run(path, batchId);
    },
    trim: (before, limit) => db.write(() => removeOld.run(before, limit).changes === limit),
  };
};
