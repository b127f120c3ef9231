import { z } from 'zod';
import type { AppError } from '#shared/model/app-error.ts';
import { appErrorSchema } from '#shared/model/app-error.ts';
import type { Effect } from '#shared/model/effect.ts';
import type { JobId } from '#shared/model/ids.ts';
import type { Attempt, AttemptOutcome } from '#shared/model/job.ts';
import { attemptOutcomeSchema } from '#shared/model/job.ts';
import { usageBasisSchema } from '#shared/model/usage.ts';
import type { ClaimedJob } from '../../queue/job.ts';
import type { Database } from '../database.ts';
import { jsonColumn, jsonParameter } from '../rows.ts';

type AddUsage = Extract<Effect, { type: 'add-usage' }>;

const attemptRowSchema = z.object({
  claimNo: z.number(),
  startedAt: z.number(),
  finishedAt: z.number().nullable(),
  outcome: attemptOutcomeSchema.nullable(),
  error: jsonColumn.pipe(appErrorSchema).nullable(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  costMicros: z.number().nullable(),
  requestId: z.string().nullable(),
  basis: usageBasisSchema.nullable(),
});

/** One row for each claim: when it ran, how it ended, what it cost. */
export interface AttemptsStore {
  begin(job: ClaimedJob): void;
  /** Writes the end once; later calls for the same claim change nothing. */
  end(job: ClaimedJob, outcome: AttemptOutcome, error: AppError | null, now: number): void;
  /** Forgets a claim that tried nothing. */
  drop(job: ClaimedJob): void;
  /** Notes what the claim's call used, also when its end was refused: it was paid for. */
  noteUsage(job: Pick<ClaimedJob, 'id' | 'claimNo'>, usage: AddUsage): void;
  /** All claims of a job, oldest first. */
  of(jobId: JobId): Attempt[];
}

export const createAttemptsStore = (db: Database): AttemptsStore => {
  const { connection } = db;
  const insert = connection.prepare<[string, number, string, number]>(
    'INSERT INTO attempts (job_id, claim_no, boot_id, started_at) VALUES (?, ?, ?, ?)',
  );
  const finish = connection.prepare<[string, string | null, number, string, number]>(
    'UPDATE attempts SET outcome = ?, error = ?, finished_at = ? WHERE job_id = ? AND claim_no = ? AND outcome IS NULL',
  );
  const remove = connection.prepare<[string, number]>('DELETE FROM attempts WHERE job_id = ? AND claim_no = ?');
  const addUsage = connection.prepare<Record<string, unknown>>(`
    UPDATE attempts SET input_tokens = @inputTokens, output_tokens = @outputTokens, cost_micros = @costMicros,
      request_id = @requestId, basis = @basis
    WHERE job_id = @id AND claim_no = @claimNo`);
  const selectOf = connection.prepare<[string]>(`
    SELECT claim_no AS claimNo, started_at AS startedAt, finished_at AS finishedAt, outcome, error,
      input_tokens AS inputTokens, output_tokens AS outputTokens, cost_micros AS costMicros, request_id AS requestId, basis
    FROM attempts WHERE job_id = ? ORDER BY claim_no`);
  return {
    begin: (job) => {
      insert.run(job.id, job.claimNo, job.bootId, job.startedAt);
    },
    end: (job, outcome, error, now) => {
      finish.run(outcome, jsonParameter(error), now, job.id, job.claimNo);
    },
    drop: (job) => {
      remove.run(job.id, job.claimNo);
    },
    noteUsage: ({ id, claimNo }, { inputTokens, outputTokens, costMicros = null, requestId, basis = 'counted' }) => {
      addUsage.run({ id, claimNo, inputTokens, outputTokens, costMicros, requestId, basis });
    },
    of: (jobId) => attemptRowSchema.array().parse(selectOf.all(jobId)),
  };
};
