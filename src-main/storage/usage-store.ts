import type { Effect } from '#shared/model/effect.ts';
import type { ClaimedJob } from '../queue/job.ts';
import type { Database } from './database.ts';

type AddUsage = Extract<Effect, { type: 'add-usage' }>;

/** What one model of one provider was paid for in one month. */
export interface UsageMonth {
  /** YYYY-MM, in the user's own calendar. */
  readonly month: string;
  readonly provider: string;
  readonly model: string | null;
  readonly calls: number;
  readonly inputTokens: number;
  readonly cachedTokens: number;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
  readonly costMicros: number;
}

/** What was paid for, by attempt; outlives the jobs. */
export interface UsageStore {
  add(job: Pick<ClaimedJob, 'id' | 'claimNo' | 'documentId'>, usage: AddUsage, now: number): void;
  /** Totals by month, newest first; a trigger adds them up. */
  months(): UsageMonth[];
}

export const createUsageStore = (db: Database): UsageStore => {
  const insert = db.connection.prepare<Record<string, unknown>>(`
    INSERT INTO usage (job_id, claim_no, provider, model, document_id, input_tokens, cached_tokens, output_tokens,
      reasoning_tokens, cost_micros, request_id, at)
    VALUES (@jobId, @claimNo, @provider, @model, @documentId, @inputTokens, @cachedTokens, @outputTokens,
      @reasoningTokens, @costMicros, @requestId, @now)
    ON CONFLICT DO NOTHING`);
  const selectMonths = db.connection.prepare<[], UsageMonth>(`
    SELECT month, provider, nullif(model, '') AS model, calls, input_tokens AS inputTokens,
      cached_tokens AS cachedTokens, output_tokens AS outputTokens, reasoning_tokens AS reasoningTokens,
      cost_micros AS costMicros
    FROM usage_months ORDER BY month DESC, provider, model`);
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
        costMicros: usage.costMicros ?? null,
        requestId: usage.requestId,
        now,
      });
    },
    months: () => selectMonths.all(),
  };
};
