import { z } from 'zod';
import { appErrorSchema } from '#shared/model/app-error.ts';
import type { Effect } from '#shared/model/effect.ts';
import type { DocumentId, JobId, RunId, SectionId } from '#shared/model/ids.ts';
import { documentIdSchema, runIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import { jsonSchema } from '#shared/model/json.ts';
import type { Label } from '#shared/model/label.ts';
import { labelSchema } from '#shared/model/label.ts';
import { holdReasonSchema } from '#shared/model/queue-status.ts';
import type { SectionDraft } from '#shared/model/section.ts';
import { sectionGroupSchema, sectionKeySchema, sectionOriginSchema, sectionRoleSchema } from '#shared/model/section.ts';
import { standInSchema } from '#shared/model/stand-in.ts';
import type { AssetsStore } from './assets-store.ts';
import type { Database } from './database.ts';
import type { EventsStore } from './log/events-store.ts';
import { jsonParameter } from './rows.ts';

type PutSection = Extract<Effect, { type: 'put-section' }>;

const json = z.string().transform((text): unknown => JSON.parse(text));

const flag = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);

/** A section with what its latest job says of it; job columns are null once that job was cleaned up. */
const sectionRowSchema = z.object({
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

const sectionStateRowSchema = sectionRowSchema.pick({
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

const peerRowSchema = sectionRowSchema
  .pick({ key: true, order: true, group: true, label: true, data: true, givesWay: true })
  .extend({ markdown: z.string() });
export type PeerRow = z.infer<typeof peerRowSchema>;

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

export interface SectionsStore {
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
  /**
   * Writes drafted text, or keeps it as a proposal where the user was faster or has locked the section. What the embedded
   * drafter wrote until the model's text came is nobody's work: that is replaced, and stays among the versions.
   */
  putDraft(effect: PutSection, source: { jobId: JobId; claimNo: number; now: number }): void;
  /** Keeps what had arrived of a text that broke off. */
  keepPartial(sectionId: SectionId, content: string): void;
  /** The next sections without a text after one of them, by id, with what their jobs wait for. */
  empty(after: SectionId | null, limit: number): EmptySection[];
  /** Ids of the jobs that do a run's steps and have ended without success. */
  unfinishedJobs(runId: RunId): JobId[];
}

const stateColumns = `s.id, s.document_id AS documentId, s.content <> '' AS hasText, s.origin,
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

const joined = `FROM sections s LEFT JOIN jobs j ON j.id = s.job_id LEFT JOIN lanes l ON l.lane = j.lane
    LEFT JOIN queues q ON q.queue = j.queue`;

const columns = `${stateColumns}, s.key, s.position AS "order", s.label, s.heading, s.role, s.group_name AS "group",
  s.has_source AS hasSource, s.brief, s.content, s.data, s.revision, s.stand_in AS standIn, s.is_locked AS isLocked, s.partial_text AS partial,
  ${givesWay} AS givesWay,
  s.job_id AS jobId, j.run_id AS runId, j.claim_no AS jobClaimNo ${joined}`;

interface SectionForWrite {
  readonly revision: number;
  readonly isLocked: number;
  readonly origin: string | null;
  readonly documentId: DocumentId;
}

/** Whether a draft may take the place of what stands there: never of what is locked or of what the user wrote meanwhile. */
const mayReplace = (section: SectionForWrite, draft: PutSection): boolean => {
  if (section.isLocked === 1) return false;
  if (section.revision === draft.baseRevision) return true;
  // Also for the embedded drafter's own text where it is the second choice: the first draft has been waiting for this one.
  return section.origin === 'embedded' && (draft.origin === 'model' || draft.standIn !== undefined);
};

export const createSectionsStore = (db: Database, events: EventsStore, assets: AssetsStore): SectionsStore => {
  const { connection } = db;
  const insert = connection.prepare<Record<string, unknown>>(`
    INSERT INTO sections (id, document_id, key, position, label, heading, role, group_name, has_source, brief, data,
      updated_at)
    VALUES (@id, @documentId, @key, @order, @label, @heading, @role, @group, @hasSource, @brief, @data, @now)
    ON CONFLICT (document_id, key) DO NOTHING`);
  const selectOne = connection.prepare<[string]>(`SELECT ${columns} WHERE s.id = ?`);
  const ofDocuments =
    'WHERE s.document_id IN (SELECT value FROM json_each(?)) ORDER BY s.document_id, s.position, s.key';
  const selectMany = connection.prepare<[string]>(`SELECT ${columns} ${ofDocuments}`);
  const selectStates = connection.prepare<[string]>(`SELECT ${stateColumns} ${joined} ${ofDocuments}`);
  const selectBeginning = connection.prepare<[string, number], { content: string }>(`
    SELECT content FROM (
      SELECT content, position, sum(length(content)) OVER (ORDER BY position) - length(content) AS before
      FROM sections WHERE document_id = ? AND content <> '')
    WHERE before < ? ORDER BY position`);
  const selectPeers = connection.prepare<[string]>(`
    SELECT key, position AS "order", group_name AS "group", label, content AS markdown, data, ${givesWay} AS givesWay
    FROM sections s WHERE document_id = ? ORDER BY position, key`);
  const selectForWrite = connection.prepare<[string], SectionForWrite>(
    'SELECT revision, is_locked AS isLocked, origin, document_id AS documentId FROM sections WHERE id = ?',
  );
  const update = connection.prepare<[string, string | null, number, string, string | null, number, string]>(
    `UPDATE sections SET content = ?, data = coalesce(?, data), revision = ?, origin = ?, stand_in = ?, updated_at = ?,
      partial_text = NULL WHERE id = ?`,
  );
  // Another text may be in another language.
  const touch = connection.prepare<[number, string]>(
    'UPDATE documents SET updated_at = ?, language = NULL WHERE id = ?',
  );
  const insertVersion = connection.prepare<Record<string, unknown>>(`
    INSERT INTO section_versions (section_id, revision, is_proposal, content, data, origin, run_id, job_id, claim_no,
      created_at)
    VALUES (@sectionId, @revision, @isProposal, @content, @data, @origin, @runId, @jobId, @claimNo, @now)`);
  const selectUnfinished = connection.prepare<[string], { id: JobId }>(`
    SELECT j.id FROM jobs j
    WHERE j.run_id = ? AND j.state IN ('failed', 'cancelled') AND EXISTS (
      SELECT 1 FROM steps t WHERE t.document_id = j.document_id AND t.job_id = j.id)
    ORDER BY j.seq`);

  const setPartial = connection.prepare<[string, string], { documentId: DocumentId }>(
    'UPDATE sections SET partial_text = ? WHERE id = ? RETURNING document_id AS documentId',
  );
  const selectEmpty = connection.prepare<[string, number], StoredEmptySection>(`
    SELECT s.id AS sectionId, s.document_id AS documentId, t.key AS stepKey, t.label, j.run_id AS runId, l.origin,
      j.state IN ('ready', 'scheduled', 'blocked') AND l.hold_reason IS NOT NULL AS isHeld,
      j.state IN ('ready', 'scheduled', 'blocked', 'running', 'failed') AND d.deleted_at IS NULL AS isWanted
    FROM sections s INDEXED BY sections_empty CROSS JOIN jobs j ON j.id = s.job_id JOIN lanes l ON l.lane = j.lane
      JOIN documents d ON d.id = s.document_id JOIN steps t ON t.section_id = s.id AND t.can_embed = 1
    WHERE s.revision = 0 AND s.id > ? AND j.run_id IS NOT NULL ORDER BY s.id LIMIT ?`);

  return {
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
    putDraft: (effect, { jobId, claimNo, now }) => {
      const section = selectForWrite.get(effect.sectionId);
      // Its document was deleted for good while the draft was on its way: nowhere to put it.
      if (!section) return;
      if (effect.isFirstDraft && section.revision > 0) return;
      const data = effect.data === null ? null : JSON.stringify(effect.data);
      const isProposal = !mayReplace(section, effect);
      const revision = isProposal ? section.revision : section.revision + 1;
      insertVersion.run({
        sectionId: effect.sectionId,
        revision,
        isProposal: isProposal ? 1 : 0,
        content: effect.markdown,
        data,
        origin: effect.origin,
        runId: effect.runId,
        jobId,
        claimNo,
        now,
      });
      if (!isProposal) {
        const standIn = jsonParameter(effect.standIn);
        update.run(effect.markdown, data, revision, effect.origin, standIn, now, effect.sectionId);
      }
      assets.note(section.documentId, [effect.markdown, data, ...(effect.assets ?? [])]);
      touch.run(now, section.documentId);
      events.append('section', effect.sectionId, section.documentId);
    },
    keepPartial: (sectionId, content) => {
      const row = setPartial.get(content, sectionId);
      if (!row) return;
      assets.note(row.documentId, [content]);
      events.append('section', sectionId, row.documentId);
    },
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
