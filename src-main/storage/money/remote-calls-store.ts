import type { JobId } from '#shared/model/ids.ts';
import type { Database } from '../database.ts';

/** A call that goes on at its provider without this process. */
export interface StoredRemoteCall {
  readonly provider: string;
  /** A hash of the question: a call for another question doesn't answer this one. */
  readonly requestKey: string;
  readonly responseId: string;
  readonly sequence: number;
}

/** Calls that outlive the process, by the job that made them: found again, they are not paid for twice. */
export interface RemoteCallsStore {
  of(jobId: JobId): StoredRemoteCall | null;
  put(jobId: JobId, call: StoredRemoteCall, now: number): void;
  progressed(jobId: JobId, sequence: number): void;
  forget(jobId: JobId): void;
}

export const createRemoteCallsStore = (db: Database): RemoteCallsStore => {
  const { connection } = db;
  const select = connection.prepare<[string], StoredRemoteCall>(`
    SELECT provider, request_key AS requestKey, response_id AS responseId, sequence FROM remote_calls WHERE job_id = ?`);
  const insert = connection.prepare<[string, string, string, string, number, number]>(`
    INSERT INTO remote_calls (job_id, request_key, provider, response_id, sequence, started_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET request_key = excluded.request_key, provider = excluded.provider,
      response_id = excluded.response_id, sequence = excluded.sequence, started_at = excluded.started_at`);
  const update = connection.prepare<[number, string]>('UPDATE remote_calls SET sequence = ? WHERE job_id = ?');
  const remove = connection.prepare<[string]>('DELETE FROM remote_calls WHERE job_id = ?');
  return {
    of: (jobId) => select.get(jobId) ?? null,
    // Full durability: losing it would mean paying again.
    put: (jobId, { requestKey, provider, responseId, sequence }, now) => {
      db.write(() => insert.run(jobId, requestKey, provider, responseId, sequence, now));
    },
    progressed: (jobId, sequence) => {
      db.write(() => update.run(sequence, jobId), 'normal');
    },
    forget: (jobId) => {
      remove.run(jobId);
    },
  };
};
