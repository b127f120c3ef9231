import { z } from 'zod';
import { appErrorSchema } from '#shared/model/app-error.ts';
import type { Effect } from '#shared/model/effect.ts';
import type { BatchId, DocumentId, JobId, RunId, SectionId } from '#shared/model/ids.ts';
import { documentIdSchema, runIdSchema } from '#shared/model/ids.ts';
import { jsonSchema } from '#shared/model/json.ts';
import { labelSchema } from '#shared/model/label.ts';
import type { RunOptions } from '#shared/model/run.ts';
import { providerNameSchema, runOptionsSchema } from '#shared/model/run.ts';
import type { SectionDraft } from '#shared/model/section.ts';
import { sectionGroupSchema, sectionKeySchema } from '#shared/model/section.ts';
import { standInSchema } from '#shared/model/stand-in.ts';
import type { Database } from './database.ts';
import type { EventsStore } from './log/events-store.ts';
import { jsonParameter } from './rows.ts';

type RecordSection = Extract<Effect, { type: 'record-section' }>;

const json = z.string().transform((text): unknown => JSON.parse(text));

const runRowSchema = z.object({
  id: runIdSchema,
  documentId: documentIdSchema,
  provider: providerNameSchema,
  model: z.string().nullable(),
  options: json.pipe(runOptionsSchema),
  concurrency: z.number(),
  today: z.string(),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  totalTokens: z.number(),
  total: z.number(),
  waiting: z.number(),
  running: z.number(),
  completed: z.number(),
  failed: z.number(),
  cancelled: z.number(),
});
export type RunRow = z.infer<typeof runRowSchema>;

const runSectionRowSchema = z.object({
  order: z.number(),
  key: sectionKeySchema,
  label: json.pipe(labelSchema),
  group: sectionGroupSchema,
  data: json.pipe(jsonSchema).nullable(),
  content: z.string(),
  success: z.number().transform((value) => value === 1),
  error: json.pipe(appErrorSchema).nullable(),
  processingTimeMs: z.number(),
  tokensUsed: z.number(),
  isCached: z.number().transform((value) => value === 1),
  costMicros: z.number().nullable(),
  standIn: json.pipe(standInSchema).nullable(),
});
export type RunSectionRow = z.infer<typeof runSectionRowSchema>;

export interface NewRun {
  readonly id: RunId;
  readonly documentId: DocumentId;
  readonly options: RunOptions;
  readonly concurrency: number;
  /** The day the run was asked for, YYYY-MM-DD: what "today" means in its text, also after a restart. */
  readonly today: string;
  readonly batchId?: BatchId | undefined;
  /** What the caller named the request. */
  readonly requestId?: string | undefined;
}

/** A section as a run begins with it. */
export interface RunSection extends Pick<SectionDraft, 'order' | 'key' | 'label' | 'group' | 'data'> {
  readonly sectionId: SectionId;
  readonly jobId: JobId;
  /** It needs no work of its own: what there is of it is there already. */
  readonly isDone: boolean;
}

export interface RunsStore {
  insert(run: NewRun, now: number): void;
  /**
   * Begins the record's lines of sections; `jobId` is the job that writes the section, or that found it. A section that has a
   * line keeps it, with the job that writes it now.
   */
  insertSections(runId: RunId, rows: readonly RunSection[]): void;
  /**
   * Takes the end of a section's earlier job out of the run's counters, where that job was cleaned up: the job that takes its
   * place is counted in its stead.
   */
  takeBackEnd(runId: RunId, sectionId: SectionId): void;
  get(runId: RunId): RunRow | null;
  /** The run that a request of this name began; null before it. */
  ofRequest(requestId: string): RunRow | null;
  /** The current runs of documents. */
  currentOf(documentIds: readonly DocumentId[]): RunRow[];
  sectionsOf(runId: RunId): RunSectionRow[];
  recordSection(effect: RecordSection, processingTimeMs: number): void;
  /** Documents with a run that ended at a moment or later: for the rare time when events were missed. */
  documentsFinishedSince(moment: number): DocumentId[];
}

const columns = `id, document_id AS documentId, provider, model, options, concurrency, today, created_at AS createdAt,
  started_at AS startedAt, finished_at AS finishedAt, total_tokens AS totalTokens, total, waiting, running, completed,
  failed, cancelled`;

export const createRunsStore = (db: Database, events: EventsStore): RunsStore => {
  const { connection } = db;
  const insert = connection.prepare<Record<string, unknown>>(`
    INSERT INTO runs (id, document_id, provider, model, options, concurrency, today, batch_id, request_id,
      created_at)
    VALUES (@id, @documentId, @provider, @model, @options, @concurrency, @today, @batchId, @requestId, @now)`);
  // Where two sections have the same order, the later one is listed last.
  const insertSection = connection.prepare<Record<string, unknown>>(`
    INSERT INTO run_sections (run_id, position, key, label, group_name, data, section_id, job_id, success)
    SELECT @runId,
      CASE WHEN EXISTS (SELECT 1 FROM run_sections WHERE run_id = @runId AND position = @order)
        THEN (SELECT max(position) + 1 FROM run_sections WHERE run_id = @runId) ELSE @order END,
      @key, @label, @group, @data, @sectionId, @jobId, @success
    WHERE NOT EXISTS (SELECT 1 FROM run_sections WHERE run_id = @runId AND section_id = @sectionId)`);
  const setWriter = connection.prepare<[string, string, string]>(
    'UPDATE run_sections SET job_id = ? WHERE run_id = ? AND section_id = ?',
  );
  const selectGone = connection.prepare<[string, string], { success: number; error: string | null }>(`
    SELECT success, error FROM run_sections r JOIN steps t ON t.section_id = r.section_id AND t.job_id = r.job_id
    WHERE r.run_id = ? AND r.section_id = ? AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.id = r.job_id)`);
  const uncount = connection.prepare<[number, number, number, string]>(`
    UPDATE runs SET total = total - 1, completed = max(0, completed - ?), failed = max(0, failed - ?),
      cancelled = max(0, cancelled - ?)
    WHERE id = ?`);
  const select = connection.prepare<[string]>(`SELECT ${columns} FROM runs WHERE id = ?`);
  const selectOfRequest = connection.prepare<[string]>(`SELECT ${columns} FROM runs WHERE request_id = ?`);
  const selectCurrent = connection.prepare<[string]>(`
    SELECT ${columns} FROM runs
    WHERE id IN (SELECT current_run_id FROM documents WHERE id IN (SELECT value FROM json_each(?)))`);
  const selectSections = connection.prepare<[string]>(`
    SELECT position AS "order", key, label, group_name AS "group", data, content, success, error, processing_ms AS processingTimeMs,
      tokens_used AS tokensUsed, is_cached AS isCached, stand_in AS standIn,
      (SELECT sum(u.cost_micros) FROM usage u WHERE u.run_id = r.run_id AND u.section_id = r.section_id) AS costMicros
    FROM run_sections r WHERE run_id = ? ORDER BY position`);
  const record = connection.prepare<Record<string, unknown>>(`
    UPDATE run_sections SET content = @content, success = @success, error = @error, processing_ms = @processingTimeMs,
      tokens_used = @tokensUsed, is_cached = @isCached, stand_in = @standIn, data = coalesce(@data, data)
    WHERE run_id = @runId AND section_id = @sectionId AND NOT (success = 1 AND @success = 0)`);
  const selectFinished = connection.prepare<[number], { documentId: DocumentId }>(
    'SELECT document_id AS documentId FROM runs WHERE finished_at >= ?',
  );
  const addTokens = connection.prepare<[number, string]>(
    'UPDATE runs SET total_tokens = total_tokens + ? WHERE id = ?',
  );

  return {
    insert: (run, now) => {
      insert.run({
        id: run.id,
        documentId: run.documentId,
        provider: run.options.provider,
        model: run.options.model ?? null,
        options: JSON.stringify(run.options),
        concurrency: run.concurrency,
        today: run.today,
        batchId: run.batchId ?? null,
        requestId: run.requestId ?? null,
        now,
      });
      events.append('run', run.id, run.documentId);
    },
    insertSections: (runId, rows) => {
      for (const { order, key, label, group, data, sectionId, jobId, isDone } of rows) {
        const { changes } = insertSection.run({
          runId,
          order,
          key,
          label: JSON.stringify(label),
          group,
          data: data === null ? null : JSON.stringify(data),
          sectionId,
          jobId,
          success: isDone ? 1 : 0,
        });
        if (changes === 0 && !isDone) setWriter.run(jobId, runId, sectionId);
      }
    },
    takeBackEnd: (runId, sectionId) => {
      const line = selectGone.get(runId, sectionId);
      if (line === undefined) return;
      const error = json.pipe(appErrorSchema).nullable().parse(line.error);
      const isCancelled = line.success === 0 && error?.code === 'job.cancelled';
      const isFailed = line.success === 0 && !isCancelled;
      uncount.run(line.success, Number(isFailed), Number(isCancelled), runId);
    },
    get: (runId) => {
      const row = select.get(runId);
      return row === undefined ? null : runRowSchema.parse(row);
    },
    ofRequest: (requestId) => {
      const row = selectOfRequest.get(requestId);
      return row === undefined ? null : runRowSchema.parse(row);
    },
    currentOf: (documentIds) => runRowSchema.array().parse(selectCurrent.all(JSON.stringify(documentIds))),
    sectionsOf: (runId) => runSectionRowSchema.array().parse(selectSections.all(runId)),
    documentsFinishedSince: (moment) => [...new Set(selectFinished.all(moment).map(({ documentId }) => documentId))],
    recordSection: (effect, processingTimeMs) => {
      record.run({
        runId: effect.runId,
        sectionId: effect.sectionId,
        content: effect.content,
        data: effect.data === undefined || effect.data === null ? null : JSON.stringify(effect.data),
        success: effect.success ? 1 : 0,
        error: effect.error === null ? null : JSON.stringify(effect.error),
        processingTimeMs,
        tokensUsed: effect.tokensUsed,
        isCached: effect.isCached ? 1 : 0,
        standIn: jsonParameter(effect.standIn),
      });
      if (effect.tokensUsed > 0) addTokens.run(effect.tokensUsed, effect.runId);
    },
  };
};
