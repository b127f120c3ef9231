import { z } from 'zod';
import type { Effect } from '#shared/model/effect.ts';
import type { ErrorLogEntry } from '#shared/model/error-log.ts';
import { errorLogEntrySchema } from '#shared/model/error-log.ts';
import type { ClaimedJob } from '../../queue/job.ts';
import type { Settlement } from '../../queue/settlement.ts';
import type { Database } from '../database.ts';
import type { EventsStore } from './events-store.ts';

/** How many failures are kept; older ones make room. */
export const keptErrors = 5_000;

/** Failures with their context (requirement E5): ids, kinds and codes, never what a document says. */
export interface ErrorLogStore {
  /** Logs a failed attempt; successes and cancellations aren't logged. */
  note(job: ClaimedJob, settlement: Settlement<Effect>, now: number): void;
  /** Newest first, those before `before` if that is given. */
  list(before: number | null, limit: number): ErrorLogEntry[];
  count(): number;
  clear(): void;
}

const rowSchema = errorLogEntrySchema.omit({ provider: true }).extend({
  fault: z.string().nullable(),
  origin: z.string().nullable(),
  model: z.string().nullable(),
  status: z.number().nullable(),
  providerCode: z.string().nullable(),
  requestId: z.string().nullable(),
});

const entryOf = (row: unknown): ErrorLogEntry => {
  const { fault, origin, model, status, providerCode, requestId, ...entry } = rowSchema.parse(row);
  const provider = fault === null || origin === null ? null : { fault, origin, model, status, providerCode, requestId };
  return { ...entry, provider };
};

const columns = `seq, at, code, job_kind AS jobKind, queue, job_id AS jobId, document_id AS documentId, claim_no AS claimNo,
  outcome, fault, origin, model, status, provider_code AS providerCode, request_id AS requestId`;

export const createErrorLogStore = (db: Database, events: EventsStore): ErrorLogStore => {
  const { connection } = db;
  const insert = connection.prepare<(string | number | null)[]>(`
    INSERT INTO error_log (at, code, job_kind, queue, job_id, document_id, claim_no, outcome, fault, origin, model, status,
      provider_code, request_id)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const trim = connection.prepare<[number | bigint]>(`DELETE FROM error_log WHERE seq <= ? - ${keptErrors}`);
  const selectNewest = connection.prepare<[number]>(`SELECT ${columns} FROM error_log ORDER BY seq DESC LIMIT ?`);
  const selectBefore = connection.prepare<[number, number]>(
    `SELECT ${columns} FROM error_log WHERE seq < ? ORDER BY seq DESC LIMIT ?`,
  );
  const countAll = connection.prepare<[], { total: number }>('SELECT count(*) AS total FROM error_log');
  const removeAll = connection.prepare<[]>('DELETE FROM error_log');
  return {
    note: (job, { state, attemptOutcome, error, effects }, now) => {
      const code = error?.code ?? (attemptOutcome === 'lost' ? 'job.crashed' : null);
      if (code === null || state === 'cancelled') return;
      const fault = effects.find((effect) => effect.type === 'log-fault');
      const { lastInsertRowid } = insert.run(
        now,
        code,
        job.kind,
        job.queue,
        job.id,
        job.documentId,
        job.claimNo,
        attemptOutcome,
        fault?.fault ?? null,
        fault?.origin ?? null,
        fault?.model ?? null,
        fault?.status ?? null,
        fault?.providerCode ?? null,
        fault?.requestId ?? null,
      );
      trim.run(lastInsertRowid);
      events.append('error', job.id, job.documentId);
    },
    list: (before, limit) => (before === null ? selectNewest.all(limit) : selectBefore.all(before, limit)).map(entryOf),
    count: () => countAll.get()?.total ?? 0,
    clear: () => {
      db.write(() => {
        removeAll.run();
        events.append('error', 'all', null);
      });
    },
  };
};
