import type { ConnectionReport } from '#shared/model/connection.ts';
import { ProviderFault } from '../provider-fault.ts';
import { connectionProblem } from './connection-problem.ts';
import { listModels } from './list-models.ts';
import { probeDialect } from './probe-dialect.ts';
import type { OpenAiOptions } from './provider-options.ts';

/** How long a look at a connection may take in all. */
const testTimeoutMs = 30_000;

const nothingKnown: ConnectionReport = {
  isReachable: false,
  isKeyAccepted: null,
  dialect: null,
  models: null,
  isModelThere: null,
  latencyMs: null,
  problem: null,
};

/** What there is to say of a server that lets us wait for longer. */
const noAnswerInTime: ConnectionReport = {
  ...nothingKnown,
  problem: {
    code: 'provider.timeout',
    message: `The server did not answer within ${testTimeoutMs / 1_000} seconds.`,
    action: 'It may be busy: try again when nothing is being drafted.',
  },
};

/** What a fault proves about the steps before it: a server that answers is reachable, and one that complains of something else accepted the key. */
const afterFault = (report: ConnectionReport, fault: ProviderFault): ConnectionReport => {
  const hasAnswered = fault.detail.status !== undefined;
  const isRefusedKey = fault.kind === 'auth' && hasAnswered;
  const isPaidKey = fault.kind === 'quota' || fault.kind === 'rate-limited';
  return {
    ...report,
    isReachable: report.isReachable || hasAnswered,
    isKeyAccepted: isRefusedKey ? false : isPaidKey ? true : report.isKeyAccepted,
    problem: connectionProblem(fault),
  };
};

/** Some servers list a model with a tag but accept its short name. */
const has = (models: readonly string[], model: string): boolean =>
  models.includes(model) || models.includes(`${model}:latest`);

/**
 * Tests a connection, step by step, with requests that cost nothing: its list of models, then what it speaks. What it finds wrong is in the report. Throws only the signal's reason.
 */
export const testConnection = async (
  options: OpenAiOptions,
  signal: AbortSignal = new AbortController().signal,
): Promise<ConnectionReport> => {
  const { dialect, model } = options.connection;
  let report = nothingKnown;
  try {
    const startedAt = options.clockNow();
    const models = await listModels(options, signal);
    report = {
      ...report,
      isReachable: true,
      // A server without a list has said nothing of the key.
      isKeyAccepted: models === null ? null : true,
      models,
      isModelThere: models === null || model === null ? null : has(models, model),
      latencyMs: Math.max(0, options.clockNow() - startedAt),
    };
    report = { ...report, dialect: await probeDialect(options, signal) };
    if (dialect !== 'chat' && report.models === null && report.dialect === 'chat') {
      // Nothing was found at all: neither a list nor the newer dialect. A wrong path looks just so.
      throw new ProviderFault('invalid', 'neither models nor responses are found', { status: 404 });
    }
    if (report.isModelThere === false) {
      const problem = {
        code: 'provider.no-model',
        message: 'The server does not have this model.',
        action: 'Choose another model.',
      };
      report = { ...report, problem };
    }
    return report;
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    return afterFault(report, error);
  }
};

/** The same, which waits for a server half a minute at the most; what it says then is in the report. */
export const testConnectionInTime = async (options: OpenAiOptions): Promise<ConnectionReport> => {
  const signal = AbortSignal.timeout(testTimeoutMs);
  try {
    return await testConnection(options, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    return noAnswerInTime;
  }
};
