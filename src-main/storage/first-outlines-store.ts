import { z } from 'zod';
import type { Effect } from '#shared/model/effect.ts';
import type { DocumentId, JobId, RunId } from '#shared/model/ids.ts';
import { documentIdSchema, runIdSchema } from '#shared/model/ids.ts';
import { labelSchema } from '#shared/model/label.ts';
import { sectionKeySchema } from '#shared/model/section.ts';
import type { Database } from './database.ts';
import type { EventsStore } from './log/events-store.ts';
import { flagColumn, jsonColumn } from './rows.ts';
import type { RunsStore } from './runs-store.ts';
import type { SectionRow } from './section-rows.ts';
import { givesWay } from './section-rows.ts';
import type { SectionsStore } from './sections-store.ts';
import type { StepsStore } from './steps-store.ts';

type PutFirstOutline = Extract<Effect, { type: 'put-first-outline' }>;
type ReplaceFirstOutline = Extract<Effect, { type: 'replace-first-outline' }>;

/** Whose end writes it. */
interface Source {
  readonly jobId: JobId;
  readonly claimNo: number;
  readonly now: number;
}

const waitingOutlineSchema = z.object({
  seq: z.number(),
  documentId: documentIdSchema,
  runId: runIdSchema,
  stepKey: sectionKeySchema,
  label: jsonColumn.pipe(labelSchema),
  /** What its job's lane leads to. */
  origin: z.string(),
  /** Its job waits, and its lane takes no work. */
  isHeld: flagColumn,
  /** Its document is there, and nobody has called it off. */
  isWanted: flagColumn,
});
/** A step that was asked for, has found nothing yet, and got no first outline. */
export type WaitingOutline = z.infer<typeof waitingOutlineSchema>;

/** What the embedded drafter finds for steps whose model is out of reach, until they are done (requirement F2). */
export interface FirstOutlinesStore {
  /** The next steps without an outline after one of them, by `seq`. */
  waiting(after: number, limit: number): WaitingOutline[];
  /** Stores a first outline; dropped where its step is done, was called off, or has one. */
  put(effect: PutFirstOutline, source: Source): void;
  /** Removes what nobody touched of a step's first outline; what stays becomes part of the document and its record. */
  replace(effect: ReplaceFirstOutline, source: Source): void;
}

interface FirstOutlineParts {
  readonly sections: SectionsStore;
  readonly steps: StepsStore;
  readonly runs: RunsStore;
  readonly events: EventsStore;
}

const isAskedFor = "j.state IN ('ready', 'scheduled', 'blocked', 'running', 'failed')";

/** Makes `put`. */
const createPut = ({ connection }: Database, { sections, steps }: FirstOutlineParts): FirstOutlinesStore['put'] => {
  const begin = connection.prepare<[number, string, string]>(`
    UPDATE steps SET first_outline_at = ? WHERE document_id = ? AND key = ? AND section_id IS NULL
      AND done_at IS NULL AND first_outline_at IS NULL
      AND EXISTS (SELECT 1 FROM jobs j WHERE j.id = steps.job_id AND ${isAskedFor})`);
  const setFirstOf = connection.prepare<[string, string]>('UPDATE sections SET first_of = ? WHERE id = ?');
  return ({ documentId, runId, stepKey, kindVersion, sections: found, steps: foundSteps }, source) => {
    if (begin.run(source.now, documentId, stepKey).changes === 0) return;
    const added = new Set(sections.insert(documentId, found, source.now));
    steps.insert(
      documentId,
      kindVersion,
      foundSteps.map((step) => ({ ...step, jobId: null })),
    );
    for (const { id, key, markdown, data } of found) {
      if (!added.has(id)) continue;
      setFirstOf.run(stepKey, id);
      if (markdown === null) continue;
      const text = { sectionId: id, runId, baseRevision: 0, markdown, data, origin: 'embedded' } as const;
      sections.putDraft({ type: 'put-section', ...text, isFirstDraft: true }, source);
      steps.finish(documentId, key, source.now);
    }
  };
};

/** Makes `replace`. */
const createReplace = (
  { connection }: Database,
  { sections, runs, events }: FirstOutlineParts,
): FirstOutlinesStore['replace'] => {
  const remove = connection.prepare<[string, string], { id: string }>(`
    DELETE FROM sections AS s WHERE s.document_id = ? AND s.first_of = ? AND ${givesWay} RETURNING id`);
  const release = connection.prepare<[string, string], { id: string }>(
    'UPDATE sections SET first_of = NULL WHERE document_id = ? AND first_of = ? RETURNING id',
  );

  /** A line of the record for each section that stays: its text as it stands, unless a job of the run writes it. */
  const record = (runId: RunId, rows: readonly SectionRow[], jobId: JobId): void => {
    const recorded = new Set<string>(runs.sectionsOf(runId).map(({ key }) => key));
    for (const row of rows) {
      if (recorded.has(row.key)) continue;
      const { id: sectionId, content, data } = row;
      runs.insertSections(runId, [{ ...row, sectionId, jobId, isDone: true }]);
      const said = { success: true, content, error: null, tokensUsed: 0, ...(data === null ? {} : { data }) };
      runs.recordSection({ type: 'record-section', runId, sectionId, ...said }, 0);
    }
  };

  const told = (ids: readonly { id: string }[], documentId: DocumentId): void => {
    for (const { id } of ids) events.append('section', id, documentId);
  };

  return ({ documentId, runId, stepKey, keepsAll }, { jobId }) => {
    if (!keepsAll) told(remove.all(documentId, stepKey), documentId);
    const stay = release.all(documentId, stepKey);
    if (stay.length === 0) return;
    told(stay, documentId);
    const ids = new Set(stay.map(({ id }) => id));
    record(
      runId,
      sections.ofDocuments([documentId]).filter(({ id }) => ids.has(id)),
      jobId,
    );
  };
};

export const createFirstOutlinesStore = (db: Database, parts: FirstOutlineParts): FirstOutlinesStore => {
  const selectWaiting = db.connection.prepare<[number, number]>(`
    SELECT t.seq, t.document_id AS documentId, j.run_id AS runId, t.key AS stepKey, t.label, l.origin,
      j.state IN ('ready', 'scheduled', 'blocked') AND l.hold_reason IS NOT NULL AS isHeld,
      ${isAskedFor} AND d.deleted_at IS NULL AS isWanted
    FROM steps t INDEXED BY steps_without_outline CROSS JOIN jobs j ON j.id = t.job_id JOIN lanes l ON l.lane = j.lane
      JOIN documents d ON d.id = t.document_id
    WHERE t.section_id IS NULL AND t.can_embed = 1 AND t.done_at IS NULL AND t.first_outline_at IS NULL AND t.seq > ?
      AND j.run_id IS NOT NULL
    ORDER BY t.seq LIMIT ?`);
  return {
    waiting: (after, limit) => waitingOutlineSchema.array().parse(selectWaiting.all(after, limit)),
    put: createPut(db, parts),
    replace: createReplace(db, parts),
  };
};
