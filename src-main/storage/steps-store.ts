import { z } from 'zod';
import { appErrorSchema } from '#shared/model/app-error.ts';
import type { DocumentId, JobId, SectionId } from '#shared/model/ids.ts';
import { documentIdSchema, jobIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import { jobStateSchema } from '#shared/model/job.ts';
import { jsonSchema } from '#shared/model/json.ts';
import { labelSchema } from '#shared/model/label.ts';
import { holdReasonSchema } from '#shared/model/queue-status.ts';
import { sectionKeySchema } from '#shared/model/section.ts';
import type { Step } from '#shared/model/step.ts';
import { stepJobSchema } from '#shared/model/step.ts';
import type { AssetsStore } from './assets-store.ts';
import type { Database } from './database.ts';
import type { EventsStore } from './log/events-store.ts';

const json = z.string().transform((text): unknown => JSON.parse(text));

const stepRowSchema = z.object({
  documentId: documentIdSchema,
  key: sectionKeySchema,
  /** The section it writes; null where it writes none. */
  sectionId: sectionIdSchema.nullable(),
  job: stepJobSchema,
  label: json.pipe(labelSchema),
  /** The step's own, or its section's. */
  brief: json.pipe(jsonSchema),
  waitsFor: json.pipe(z.array(sectionKeySchema)),
  rule: z.enum(['all-succeeded', 'all-finished']),
  canEmbed: z.number().transform((value) => value === 1),
  start: z.enum(['now', 'on-request']),
  exclusive: z.string().nullable(),
  /** The latest job that does it; null where none was asked for. */
  jobId: jobIdSchema.nullable(),
  /** Null where there is no such job, or its row is gone. */
  jobState: jobStateSchema.nullable(),
  jobStartedAt: z.number().nullable(),
  jobFinishedAt: z.number().nullable(),
  jobCreatedAt: z.number().nullable(),
  jobError: json.pipe(appErrorSchema).nullable(),
  /** Why its lane takes no work; null where it does. */
  holdReason: holdReasonSchema.nullable(),
  /** When it was done last; null where it never was. */
  doneAt: z.number().nullable(),
});
export type StepRow = z.infer<typeof stepRowSchema>;

/** A step with the ids it is stored under. */
export type NewStep = Step & { readonly sectionId: SectionId | null; readonly jobId: JobId | null };

export interface StepsStore {
  /** Adds steps; one whose key is there already is left out. */
  insert(documentId: DocumentId, kindVersion: number, steps: readonly NewStep[]): void;
  get(documentId: DocumentId, key: string): StepRow | null;
  /** In the order in which they were planned. */
  ofDocument(documentId: DocumentId): StepRow[];
  /** The steps that write a section. */
  ofSection(sectionId: SectionId): StepRow[];
  /** Adds steps, but a step whose key is there already gets the new brief: it is to be done once more. */
  renew(documentId: DocumentId, kindVersion: number, steps: readonly NewStep[]): void;
  /** Notes that a step is done. */
  finish(documentId: DocumentId, key: string, now: number): void;
  /** Says which job does a step now. */
  assignJob(documentId: DocumentId, key: string, jobId: JobId, now: number): void;
}

const columns = `t.document_id AS documentId, t.key, t.section_id AS sectionId, t.job_kind AS job, t.label,
  coalesce(t.brief, s.brief, 'null') AS brief, t.waits_for AS waitsFor, t.rule, t.can_embed AS canEmbed, t.start,
  t.exclusive, t.job_id AS jobId, t.done_at AS doneAt, j.state AS jobState, j.started_at AS jobStartedAt,
  j.finished_at AS jobFinishedAt, j.created_at AS jobCreatedAt, j.error AS jobError,
  CASE WHEN q.paused_at IS NOT NULL THEN 'paused' ELSE l.hold_reason END AS holdReason
  FROM steps t LEFT JOIN sections s ON s.id = t.section_id LEFT JOIN jobs j ON j.id = t.job_id
    LEFT JOIN lanes l ON l.lane = j.lane LEFT JOIN queues q ON q.queue = j.queue`;

export const createStepsStore = (db: Database, events: EventsStore, assets: AssetsStore): StepsStore => {
  const { connection } = db;
  const insert = connection.prepare<Record<string, unknown>>(`
    INSERT INTO steps (document_id, key, section_id, kind_version, job_kind, label, brief, waits_for, rule, can_embed,
      start, exclusive, job_id)
    VALUES (@documentId, @key, @sectionId, @kindVersion, @job, @label, @brief, @waitsFor, @rule, @canEmbed, @start,
      @exclusive, @jobId)
    ON CONFLICT (document_id, key) DO NOTHING`);
  const setBrief = connection.prepare<[string, string | null, number, string, string]>(
    'UPDATE steps SET label = ?, brief = ?, kind_version = ? WHERE document_id = ? AND key = ?',
  );
  const setDone = connection.prepare<[number, string, string]>(
    'UPDATE steps SET done_at = ? WHERE document_id = ? AND key = ?',
  );
  const selectOne = connection.prepare<[string, string]>(`SELECT ${columns} WHERE t.document_id = ? AND t.key = ?`);
  const selectMany = connection.prepare<[string]>(`SELECT ${columns} WHERE t.document_id = ? ORDER BY t.seq`);
  const selectOfSection = connection.prepare<[string]>(`SELECT ${columns} WHERE t.section_id = ? ORDER BY t.seq`);
  const assignStep = connection.prepare<[string, string, string], { sectionId: SectionId | null }>(
    'UPDATE steps SET job_id = ? WHERE document_id = ? AND key = ? RETURNING section_id AS sectionId',
  );
  const assignSection = connection.prepare<[string, number, string]>(
    'UPDATE sections SET job_id = ?, updated_at = ? WHERE id = ?',
  );

  const insertAll = (documentId: DocumentId, kindVersion: number, steps: readonly NewStep[]): void => {
    for (const { key, sectionId, job, label, brief, waitsFor, rule, canEmbed, start, exclusive, jobId } of steps) {
      insert.run({
        documentId,
        key,
        sectionId,
        kindVersion,
        job,
        label: JSON.stringify(label),
        brief: brief === null ? null : JSON.stringify(brief),
        waitsFor: JSON.stringify(waitsFor),
        rule,
        canEmbed: canEmbed ? 1 : 0,
        start,
        exclusive,
        jobId,
      });
    }
    assets.note(
      documentId,
      steps.map(({ brief }) => JSON.stringify(brief)),
    );
    events.append('document', documentId, documentId);
  };

  return {
    insert: insertAll,
    renew: (documentId, kindVersion, steps) => {
      for (const { key, label, brief } of steps) {
        const text = brief === null ? null : JSON.stringify(brief);
        setBrief.run(JSON.stringify(label), text, kindVersion, documentId, key);
      }
      insertAll(documentId, kindVersion, steps);
    },
    finish: (documentId, key, now) => {
      setDone.run(now, documentId, key);
    },
    get: (documentId, key) => {
      const row = selectOne.get(documentId, key);
      return row === undefined ? null : stepRowSchema.parse(row);
    },
    ofDocument: (documentId) => stepRowSchema.array().parse(selectMany.all(documentId)),
    ofSection: (sectionId) => stepRowSchema.array().parse(selectOfSection.all(sectionId)),
    assignJob: (documentId, key, jobId, now) => {
      const row = assignStep.get(jobId, documentId, key);
      if (row?.sectionId) assignSection.run(jobId, now, row.sectionId);
    },
  };
};
