import type { Effect } from '#shared/model/effect.ts';
import type { DocumentId, RunId } from '#shared/model/ids.ts';
import type { Paid, UsageMonth } from '#shared/model/usage.ts';
import type { ClaimedJob } from '../../queue/job.ts';
import type { Database } from '../database.ts';
import type { EventsStore } from '../log/events-store.ts';

type AddUsage = Extract<Effect, { type: 'add-usage' }>;

/** Usage by attempt; it outlives the jobs. */
export interface UsageStore {
  add(job: Pick<ClaimedJob, 'id' | 'claimNo' | 'documentId'>, usage: AddUsage, now: number): void;
  /** Whether the claim's end, which books what it cost, is still to be stored. */
  isUnderWay(claim: Pick<ClaimedJob, 'id' | 'claimNo'>): boolean;
  /** Totals by month, newest first; a trigger adds them up. */
  months(): UsageMonth[];
  /** Totals of the month that a moment (epoch milliseconds) lies in, by provider and model. */
  monthOf(now: number): { readonly month: string; readonly rows: UsageMonth[] };
  /**
   * What each section of a document has cost, over all its runs and attempts; under null what its other steps have, those
   * that find sections. Together they are what the document has cost.
   */
  ofDocument(documentId: DocumentId): ReadonlyMap<string | null, Paid>;
  /** What a run has cost in all; null where no price is known for any of its calls. */
  costOfRun(runId: RunId): number | null;
}

const monthColumns = `month, provider, nullif(model, '') AS model, calls, estimated_calls AS estimatedCalls,
  cached_answers AS cachedAnswers, unpriced_calls AS unpricedCalls, input_tokens AS inputTokens,
  cached_tokens AS cachedTokens, output_tokens AS outputTokens, reasoning_tokens AS reasoningTokens,
  cost_micros AS costMicros`;

export const createUsageStore = (db: Database, events: EventsStore): UsageStore => {
  const insert = db.connection.prepare<Record<string, unknown>>(`
    INSERT INTO usage (job_id, claim_no, provider, model, document_id, run_id, section_id, input_tokens, cached_tokens, output_tokens,
      reasoning_tokens, cost_micros, request_id, basis, at)
    VALUES (@jobId, @claimNo, @provider, @model, @documentId, @runId, @sectionId, @inputTokens, @cachedTokens, @outputTokens,
      @reasoningTokens, @costMicros, @requestId, @basis, @now)
    ON CONFLICT DO NOTHING`);
  const selectRunning = db.connection.prepare<[string, number]>(
    "SELECT 1 FROM jobs WHERE id = ? AND claim_no = ? AND state = 'running'",
  );
  const selectMonths = db.connection.prepare<[], UsageMonth>(
    `SELECT ${monthColumns} FROM usage_months ORDER BY month DESC, provider, model`,
  );
  // In the same calendar as the trigger that adds months up.
  const selectName = db.connection.prepare<[number], { month: string }>(
    "SELECT strftime('%Y-%m', ? / 1000, 'unixepoch', 'localtime') AS month",
  );
  const selectMonth = db.connection.prepare<[string], UsageMonth>(
    `SELECT ${monthColumns} FROM usage_months WHERE month = ? ORDER BY provider, model`,
  );
  const selectDocument = db.connection.prepare<[string], Paid & { sectionId: string | null }>(`
    SELECT section_id AS sectionId, sum(basis <> 'cached') AS calls, sum(input_tokens) AS inputTokens,
      sum(cached_tokens) AS cachedTokens, sum(output_tokens) AS outputTokens,
      sum(reasoning_tokens) AS reasoningTokens, sum(cost_micros) AS costMicros,
      sum(basis = 'estimated') AS estimatedCalls, sum(basis = 'cached') AS cachedAnswers
    FROM usage WHERE document_id = ? GROUP BY section_id`);
  const selectRunCost = db.connection.prepare<[string], { costMicros: number | null }>(
    'SELECT sum(cost_micros) AS costMicros FROM usage WHERE run_id = ?',
  );
  return {
    add: (job, usage, now) => {
      insert.run({
        jobId: job.id,
        claimNo: job.claimNo,
        documentId: job.documentId,
        runId: usage.runId ?? null,
        sectionId: usage.sectionId ?? null,
        provider: usage.provider,
        model: usage.model,
        inputTokens: usage.inputTokens,
        cachedTokens: usage.cachedTokens,
        outputTokens: usage.outputTokens,
        reasoningTokens: usage.reasoningTokens,
        costMicros: usage.costMicros ?? null,
        requestId: usage.requestId,
        basis: usage.basis ?? 'counted',
        now,
      });
      events.append('usage', job.id, job.documentId);
    },
    isUnderWay: ({ id, claimNo }) => selectRunning.get(id, claimNo) !== undefined,
    months: () => selectMonths.all(),
    monthOf: (now) => {
      const month = selectName.get(now)?.month ?? '';
      return { month, rows: selectMonth.all(month) };
    },
    ofDocument: (documentId) =>
      new Map(selectDocument.all(documentId).map(({ sectionId, ...paid }) => [sectionId, paid])),
    costOfRun: (runId) => selectRunCost.get(runId)?.costMicros ?? null,
  };
};
