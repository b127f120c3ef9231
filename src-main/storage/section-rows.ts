import { z } from 'zod';
import { appErrorSchema } from '#shared/model/app-error.ts';
import { documentIdSchema, runIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import { jsonSchema } from '#shared/model/json.ts';
import { labelSchema } from '#shared/model/label.ts';
import { holdReasonSchema } from '#shared/model/queue-status.ts';
import { sectionGroupSchema, sectionKeySchema, sectionOriginSchema, sectionRoleSchema } from '#shared/model/section.ts';
import { standInSchema } from '#shared/model/stand-in.ts';

const json = z.string().transform((text): unknown => JSON.parse(text));

const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);

/** A section with what its latest job says of it; job columns are null once that job was cleaned up. */
export const sectionRowSchema = z.object({
  id: sectionIdSchema,
  documentId: documentIdSchema,
  key: sectionKeySchema,
  order: z.number(),
  label: json.pipe(labelSchema),
  heading: z.string().nullable(),
  role: sectionRoleSchema,
  group: sectionGroupSchema,
  hasSource: flag,
  brief: json.pipe(jsonSchema),
  content: z.string(),
  hasText: flag,
  data: json.pipe(jsonSchema).nullable(),
  revision: z.number(),
  origin: sectionOriginSchema.nullable(),
  standIn: json.pipe(standInSchema).nullable(),
  isLocked: flag,
  /** Found by a first outline and touched by nobody: it goes when its step's own outline comes. */
  givesWay: flag,
  partial: z.string().nullable(),
  jobId: z.string().nullable(),
  runId: runIdSchema.nullable(),
  jobState: z.enum(['scheduled', 'blocked', 'ready', 'running', 'completed', 'failed', 'cancelled']).nullable(),
  jobClaimNo: z.number().nullable(),
  jobAttemptsSpent: z.number().nullable(),
  jobDueAt: z.number().nullable(),
  jobStartedAt: z.number().nullable(),
  jobFinishedAt: z.number().nullable(),
  jobWaitingFor: z.number().nullable(),
  /** How long drafting took by the run's record, where the job is gone. */
  recordedMs: z.number().nullable(),
  jobError: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(appErrorSchema)
    .nullable(),
  /** How many ready jobs of the lane go before it. */
  jobsAhead: z.number().nullable(),
  holdReason: holdReasonSchema.nullable(),
});
export type SectionRow = z.infer<typeof sectionRowSchema>;

export const sectionStateRowSchema = sectionRowSchema.pick({
  id: true,
  documentId: true,
  hasText: true,
  origin: true,
  jobState: true,
  jobAttemptsSpent: true,
  jobDueAt: true,
  jobStartedAt: true,
  jobFinishedAt: true,
  jobWaitingFor: true,
  recordedMs: true,
  jobError: true,
  jobsAhead: true,
  holdReason: true,
});
/** What a section's state depends on, without its text. */
export type SectionStateRow = z.infer<typeof sectionStateRowSchema>;

export const peerRowSchema = sectionRowSchema
  .pick({ key: true, order: true, group: true, label: true, data: true, givesWay: true })
  .extend({ markdown: z.string() });
export type PeerRow = z.infer<typeof peerRowSchema>;

/** What a section's state is worked out from, for `sectionStateRowSchema`; `sectionTables` go with it. */
export const stateColumns = `s.id, s.document_id AS documentId, s.content <> '' AS hasText, s.origin,
  j.state AS jobState, j.attempts_spent AS jobAttemptsSpent,
  j.due_at AS jobDueAt, j.started_at AS jobStartedAt, j.finished_at AS jobFinishedAt, j.waiting_for AS jobWaitingFor,
  j.error AS jobError, CASE WHEN q.paused_at IS NOT NULL THEN 'paused' ELSE l.hold_reason END AS holdReason,
  CASE WHEN j.id IS NULL AND s.content <> '' THEN (
    SELECT r.processing_ms FROM documents d JOIN run_sections r ON r.run_id = d.current_run_id
    WHERE d.id = s.document_id AND r.section_id = s.id) END AS recordedMs,
  CASE WHEN j.state = 'ready' THEN (SELECT count(*) FROM (
    SELECT 1 FROM jobs a WHERE a.lane = j.lane AND a.state = 'ready' AND (a.rank, a.seq) < (j.rank, j.seq) LIMIT 1000
  )) END AS jobsAhead`;

/**
 * Whether a section of a first outline is as the embedded drafter left it: nobody wrote in it, locked it, noted anything
 * at it, or asked a model for it.
 */
export const givesWay = `(s.first_of IS NOT NULL AND s.is_locked = 0 AND s.job_id IS NULL AND s.revision <= 1
  AND coalesce(s.origin, 'embedded') = 'embedded'
  AND NOT EXISTS (SELECT 1 FROM section_marks m WHERE m.section_id = s.id)
  AND NOT EXISTS (SELECT 1 FROM section_versions v WHERE v.section_id = s.id
    AND (v.is_proposal = 1 OR v.origin <> 'embedded')))`;

/** The tables of both lists of columns. */
export const sectionTables = `FROM sections s LEFT JOIN jobs j ON j.id = s.job_id LEFT JOIN lanes l ON l.lane = j.lane
    LEFT JOIN queues q ON q.queue = j.queue`;

/** A whole section, for `sectionRowSchema`; `sectionTables` go with it. */
export const sectionColumns = `${stateColumns}, s.key, s.position AS "order", s.label, s.heading, s.role, s.group_name AS "group",
  s.has_source AS hasSource, s.brief, s.content, s.data, s.revision, s.stand_in AS standIn, s.is_locked AS isLocked, s.partial_text AS partial,
  ${givesWay} AS givesWay,
  s.job_id AS jobId, j.run_id AS runId, j.claim_no AS jobClaimNo`;
