import { z } from 'zod';
import type { DocumentId, JobId } from '#shared/model/ids.ts';
import type { ProviderName } from '#shared/model/run.ts';
import { providerNameSchema } from '#shared/model/run.ts';
import type { StandIn } from '#shared/model/stand-in.ts';
import { standInSchema } from '#shared/model/stand-in.ts';
import type { Database } from '../database.ts';
import { textParameter } from '../database.ts';
import type { EventsStore } from '../log/events-store.ts';
import { jsonColumn } from '../rows.ts';
import type { JobLanes } from './job-lanes.ts';
import type { LanesStore } from './lanes-store.ts';

/** Work that is to change hands. */
export interface Takeover {
  /** Where it waits. */
  readonly lane: string;
  /** Whose it is now. */
  readonly drafter: ProviderName;
  /** Who it was for at first, why it changes hands, and who gets it. A job that changed hands before keeps the first two. */
  readonly facts: StandIn;
  /** Of who gets it. */
  readonly origin: string;
  /** How long one attempt may take there. */
  readonly timeoutMs: number;
  /** How many jobs at the most. */
  readonly limit: number;
}

/** Who does jobs in place of the drafters of their runs. */
export interface StandInsStore {
  /** Who stands in at a job; null for its run's own drafter. */
  of(id: JobId): StandIn | null;
  /**
   * Gives ready jobs to another drafter, the first in line first, with all their attempts; how many. Left where they are: a
   * job that runs, one that this drafter had before, one whose call goes on at the server and is paid already, and for the
   * embedded drafter a step that only a model can do.
   */
  takeOver(takeover: Takeover): number;
  /** Gives the jobs of one who stands in back to the drafters of their runs. */
  giveBack(drafter: ProviderName): void;
  /** Everybody who stands in at a job that isn't completed. */
  drafters(): ProviderName[];
  /** The run's own drafter does the job from now on. */
  forget(id: JobId): void;
}

interface TakenRow {
  readonly id: JobId;
  readonly queue: string;
  readonly documentId: DocumentId | null;
  readonly facts: string | null;
  readonly passed: string;
}

const passedSchema = jsonColumn.pipe(z.array(z.string()));

interface StandInParts {
  readonly lanes: LanesStore;
  readonly events: EventsStore;
  readonly place: JobLanes['place'];
}

/** Makes `takeOver`. */
const createTakeOver = (db: Database, { lanes, events }: StandInParts): StandInsStore['takeOver'] => {
  const { connection } = db;
  const selectTaken = connection.prepare<Record<string, string | number>, TakenRow>(`
    SELECT j.id, j.queue, j.document_id AS documentId, s.facts, coalesce(s.passed, '[]') AS passed
    FROM jobs j JOIN runs r ON r.id = j.run_id LEFT JOIN stand_ins s ON s.job_id = j.id
    WHERE j.lane = CAST(@lane AS TEXT) AND j.state = 'ready' AND coalesce(s.drafter, r.provider) = @drafter
      AND r.provider <> @to AND NOT EXISTS (SELECT 1 FROM json_each(s.passed) WHERE value = @to)
      AND NOT EXISTS (SELECT 1 FROM remote_calls c WHERE c.job_id = j.id)
      AND (@to <> 'embedded' OR EXISTS (SELECT 1 FROM steps t
        WHERE t.document_id = j.document_id AND t.key = json_extract(j.payload, '$.stepKey') AND t.can_embed = 1))
    ORDER BY j.rank, j.seq LIMIT @limit`);
  const move = connection.prepare<[string, number, string]>(
    `UPDATE jobs SET lane = ?, attempts_spent = 0, snoozes = 0, error = NULL, timeout_ms = ?
     WHERE id = ? AND state = 'ready'`,
  );
  const note = connection.prepare<[string, string, string, string]>(`
    INSERT INTO stand_ins (job_id, drafter, facts, passed) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET drafter = excluded.drafter, facts = excluded.facts, passed = excluded.passed`);
  return ({ lane, drafter, facts, origin, timeoutMs, limit }) =>
    db.write(() => {
      const taken = selectTaken.all({ lane, drafter, to: facts.provider, limit });
      for (const { id, queue, documentId, facts: before, passed } of taken) {
        const first = before === null ? facts : standInSchema.parse(JSON.parse(before));
        const told = { ...first, provider: facts.provider, label: facts.label };
        note.run(id, facts.provider, JSON.stringify(told), JSON.stringify([...passedSchema.parse(passed), drafter]));
        move.run(lanes.ensure(queue, origin), timeoutMs, id);
        events.append('job', id, documentId);
      }
      return taken.length;
    });
};

export const createStandInsStore = (db: Database, parts: StandInParts): StandInsStore => {
  const { connection } = db;
  const selectOne = connection.prepare<[string], { facts: string }>('SELECT facts FROM stand_ins WHERE job_id = ?');
  const selectOpen = connection.prepare<[string], { id: JobId }>(`
    SELECT j.id FROM stand_ins s CROSS JOIN jobs j ON j.id = s.job_id
    WHERE s.drafter = ${textParameter} AND j.state <> 'completed' ORDER BY j.seq`);
  const selectDrafters = connection.prepare<[], { drafter: string }>(`
    SELECT DISTINCT s.drafter FROM stand_ins s JOIN jobs j ON j.id = s.job_id WHERE j.state <> 'completed'`);
  const remove = connection.prepare<[string]>('DELETE FROM stand_ins WHERE job_id = ?');
  return {
    of: (id) => {
      const row = selectOne.get(id);
      return row === undefined ? null : standInSchema.parse(JSON.parse(row.facts));
    },
    takeOver: createTakeOver(db, parts),
    giveBack: (drafter) =>
      db.write(() => {
        for (const { id } of selectOpen.all(drafter)) {
          remove.run(id);
          parts.place(id);
        }
      }),
    drafters: () => selectDrafters.all().map(({ drafter }) => providerNameSchema.parse(drafter)),
    forget: (id) => {
      remove.run(id);
    },
  };
};
