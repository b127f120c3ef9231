import type { ConnectionReport, ConnectionView } from '#shared/model/connection.ts';
import { connectionSchema } from '#shared/model/connection.ts';
import type { ErrorLogEntry } from '#shared/model/error-log.ts';
import { documentIdSchema, jobIdSchema } from '#shared/model/ids.ts';
import type { UsageMonth } from '#shared/model/usage.ts';

/** What is known of a connection besides its settings. */
export type FakeConnectionState = Partial<Pick<ConnectionView, 'hasKey' | 'currentConcurrency' | 'pausedUntil'>>;

/** How the fake's models stand: keys, tests, spending, cache and failures. */
export interface FakeModels {
  readonly keyStorage: 'system' | 'memory';
  readonly states: Readonly<Record<string, FakeConnectionState>>;
  /** What a test of a connection finds. */
  readonly report: ConnectionReport;
  readonly found: readonly { preset: 'ollama' | 'lm-studio'; baseUrl: string; models: string[] }[];
  readonly months: readonly UsageMonth[];
  readonly cache: { readonly entries: number; readonly bytes: number };
  readonly errors: readonly ErrorLogEntry[];
}

const goodReport: ConnectionReport = {
  isReachable: true,
  isKeyAccepted: true,
  dialect: 'responses',
  models: ['gpt-5', 'gpt-5-mini', 'gpt-5-nano', 'gpt-4.1'],
  isModelThere: true,
  latencyMs: 412,
  problem: null,
};

export const noModels: FakeModels = {
  keyStorage: 'system',
  states: {},
  report: goodReport,
  found: [],
  months: [],
  cache: { entries: 0, bytes: 0 },
  errors: [],
};

/** Six servers, of every reach and state. */
export const sixConnections = [
  { id: 'openai', label: 'OpenAI', preset: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'gpt-5-mini' },
  { id: 'ollama', label: 'Ollama', preset: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama3.1:8b' },
  { id: 'lm-studio', label: 'LM Studio', preset: 'lm-studio', baseUrl: 'http://127.0.0.1:1234/v1', model: null },
  {
    id: 'office',
    label: 'Model server at the office',
    preset: 'vllm',
    baseUrl: 'http://192.168.1.40:8000/v1',
    model: 'mistral-small-3.2-24b-instruct',
    isLanAllowed: true,
  },
  {
    id: 'gemini',
    label: 'Google Gemini',
    preset: 'gemini',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
    model: 'gemini-2.5-flash',
    dialect: 'chat',
    secondChoice: { provider: 'openai', afterMinutes: 5 },
  },
  {
    id: 'gateway',
    label: 'Gateway of the group, region of Auvergne-Rhône-Alpes',
    preset: 'custom',
    baseUrl: 'https://models.gateway.example.com/tenants/ville-de-lyon/v1',
    model: 'gpt-5',
    isBackground: true,
  },
].map((fields) => connectionSchema.parse(fields));

export const sixStates: FakeModels['states'] = {
  openai: { hasKey: true, currentConcurrency: 2 },
  gemini: { hasKey: false },
  gateway: { hasKey: true, pausedUntil: Date.now() + 95_000 },
};

/** Twelve months of two models, newest first. */
export const fakeMonths = (now: number): UsageMonth[] =>
  Array.from({ length: 12 }, (_, ago) => {
    const date = new Date(now);
    date.setDate(1);
    date.setMonth(date.getMonth() - ago);
    const month = `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}`;
    const calls = 412 - ago * 29;
    const common = { month, estimatedCalls: ago % 4 === 0 ? 3 : 0, cachedAnswers: 38 - ago * 2 };
    const paid: UsageMonth = {
      ...common,
      provider: 'openai',
      model: 'gpt-5-mini',
      calls,
      unpricedCalls: 0,
      inputTokens: calls * 2_140,
      cachedTokens: calls * 1_320,
      outputTokens: calls * 612,
      reasoningTokens: calls * 204,
      costMicros: calls * 10_146,
    };
    const local: UsageMonth = {
      ...paid,
      provider: 'ollama',
      model: 'llama3.1:8b',
      calls: 64,
      estimatedCalls: 0,
      cachedAnswers: 0,
      unpricedCalls: 64,
      cachedTokens: 0,
      reasoningTokens: 0,
      costMicros: 0,
    };
    return ago % 3 === 0 ? [paid, local] : [paid];
  }).flat();

type Failure = Pick<ErrorLogEntry, 'code' | 'outcome' | 'provider'>;
const failure = (
  code: ErrorLogEntry['code'],
  outcome: ErrorLogEntry['outcome'],
  fault: string | null,
  status: number | null = null,
  providerCode: string | null = null,
): Failure => ({
  code,
  outcome,
  provider:
    fault === null
      ? null
      : {
          fault,
          origin: 'https://api.openai.com',
          model: 'gpt-5-mini',
          status,
          providerCode,
          requestId: status ? 'req_8f2c41d1b07e4a5fa0c6' : null,
        },
});
const failures: readonly Failure[] = [
  failure('provider.rate-limited', 'snoozed', 'rate-limited', 429, 'rate_limit_exceeded'),
  failure('provider.failed', 'retry', 'server-error', 503),
  failure('provider.cut', 'retry', 'cut'),
  failure('provider.offline', 'held', 'offline'),
  failure('provider.quota', 'held', 'quota', 429, 'insufficient_quota'),
  failure('job.timeout', 'failed', null),
  failure('provider.truncated', 'failed', 'truncated', 200, 'max_output_tokens'),
];

/** Failures of every sort, newest first. */
export const fakeErrors = (count: number, now: number): ErrorLogEntry[] =>
  Array.from({ length: count }, (_, at) => {
    const { code, outcome, provider } = failures[at % failures.length] ?? failure('internal', 'failed', null);
    return {
      seq: count - at,
      at: now - at * at * 41_000 - 50_000,
      code,
      outcome,
      provider,
      jobKind: 'draft-section',
      queue: 'sections',
      jobId: jobIdSchema.parse(`job-${count - at}`),
      documentId: at % 5 === 4 ? null : documentIdSchema.parse('doc-1'),
      claimNo: (at % 3) + 1,
    };
  });
