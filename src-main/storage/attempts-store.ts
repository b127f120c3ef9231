import type { AppError } from '#shared/model/app-error.ts';
import type { ClaimedJob } from '../queue/job.ts';
import type { AttemptOutcome } from '../queue/settlement.ts';
import type { Database } from './database.ts';

/** One row a claim: what was tried, when, and how it ended. */
export interface AttemptsStore {
  begin(job: ClaimedJob): void;
  /** Writes the end once; a later word on the same claim changes nothing. */
  end(job: ClaimedJob, outcome: AttemptOutcome, error: AppError | null, now: number): void;
}

export const createAttemptsStore = (db: Database): AttemptsStore => {
  const insert = db.connection.prepare<[string, number, string, number]>(
    'INSERT INTO attempts (job_id, claim_no, boot_id, started_at) VALUES (?, ?, ?, ?)',
  );
  const finish = db.connection.prepare<[string, string | null, number, string, number]>(
    'UPDATE attempts SET outcome = ?, error = ?, finished_at = ? WHERE job_id = ? AND claim_no = ? AND outcome IS NULL',
  );
  return {
    begin: (job) => {
      insert.run(job.id, job.claimNo, job.bootId, job.startedAt);
    },
    end: (job, outcome, error, now) => {
      finish.run(outcome, error === null ? null : JSON.stringify(error), now, job.id, job.claimNo);
    },
  };
};
