import type { Effect } from '#shared/model/effect.ts';
import type { ClaimedJob } from '../queue/job.ts';
import type { Database } from './database.ts';

type AddUsage = Extract<Effect, { type: 'add-usage' }>;

/** What was paid for, by attempt; outlives the jobs. */
export interface UsageStore {
  add(job: Pick<ClaimedJob, 'id' | 'claimNo' | 'documentId'>, usage: AddUsage, now: number): void;
}

export const createUsageStore = (db: Database): UsageStore => {
  const insert = db.connection.prepare<Record<string, unknown>>(`
    INSERT INTO usage (job_id, claim_no, provider, model, document_id, input_tokens, cached_tokens, output_tokens,
      reasoning_tokens, request_id, at)
    VALUES (@jobId, @claimNo, @provider, @model, @documentId, @inputTokens, @cachedTokens, @outputTokens,
      @reasoningTokens, @requestId, @now)
    ON CONFLICT DO NOTHING`);
  return {
    add: (job, usage, now) => {
      insert.run({
        jobId: job.id,
        claimNo: job.claimNo,
        documentId: job.documentId,
        provider: usage.provider,
        model: usage.model,
        inputTokens: usage.inputTokens,
        cachedTokens: usage.cachedTokens,
        outputTokens: usage.outputTokens,
        reasoningTokens: usage.reasoningTokens,
        requestId: usage.requestId,
        now,
      });
    },
  };
};
