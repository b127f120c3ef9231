import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai';
import { ZodError } from 'zod';
import type { AnswerHeaders } from '../limiter/request-gate.ts';
import { retryAfterMs } from '../limiter/retry-after.ts';
import type { FaultDetail, FaultKind } from '../provider-fault.ts';
import { ProviderFault } from '../provider-fault.ts';
import { networkProblem } from './network-error.ts';
import type { ServerError } from './server-error.ts';
import { isAboutModel, kindOfServerError, readServerError } from './server-error.ts';

/** What was known about a request when it failed. */
export interface ErrorContext {
  /** The headers and status of the answer, if any came. */
  readonly answer: { readonly status: number; readonly headers: AnswerHeaders } | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Only text that looks like a code is kept: a server could put anything there. */
const codeOf = ({ code, type }: ServerError): string | null => {
  const word = code ?? type;
  return word !== null && /^[\w.:-]{1,80}$/.test(word) ? word : null;
};

const detailOf = (error: ServerError, { answer, now }: ErrorContext): FaultDetail => {
  const status = error.status ?? answer?.status;
  const requestId = answer?.headers.get('x-request-id');
  const wait = answer === null ? null : retryAfterMs(answer.headers, now);
  const code = isAboutModel(error) ? 'model_not_found' : codeOf(error);
  return {
    ...(status === undefined ? {} : { status }),
    ...(requestId ? { requestId } : {}),
    ...(code === null ? {} : { providerCode: code }),
    ...(wait === null ? {} : { retryAfterMs: wait }),
  };
};

/** Turns a server's error into a fault. */
export const faultOfServerError = (error: ServerError, context: ErrorContext): ProviderFault => {
  const kind = kindOfServerError(error);
  const { retryAfterMs: wait, ...rest } = detailOf(error, context);
  const isWorthWaiting = wait !== undefined && (kind === 'rate-limited' || kind === 'server-error');
  const detail = isWorthWaiting ? { ...rest, retryAfterMs: wait } : rest;
  const named = detail.providerCode === undefined ? '' : `, ${detail.providerCode}`;
  return new ProviderFault(kind, `the server answered with an error (${detail.status ?? 'none'}${named})`, detail);
};

/** A fault in an answer that had begun well. */
export const faultOfAnswer = (
  kind: FaultKind,
  message: string,
  { answer }: Pick<ErrorContext, 'answer'>,
): ProviderFault => {
  const requestId = answer?.headers.get('x-request-id');
  return new ProviderFault(kind, message, {
    ...(answer === null ? {} : { status: answer.status }),
    ...(requestId ? { requestId } : {}),
  });
};

/** Finds our own fault inside an error: the SDK and `fetch` wrap errors that they don't know. */
const faultWithin = (error: unknown): ProviderFault | null => {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof ProviderFault) return at;
  return null;
};

/**
 * Whatever a request can end with, as one of the closed set of faults. Their messages hold statuses and codes and nothing
 * that was sent or answered. An abort is no fault: it is for the caller to see to before.
 */
export const classifyError = (error: unknown, context: ErrorContext): ProviderFault => {
  const own = faultWithin(error);
  if (own !== null) return own;
  const hasAnswered = context.answer !== null;
  if (!(error instanceof APIError) || error instanceof APIConnectionError) {
    const problem = networkProblem(error, hasAnswered);
    if (problem !== null) {
      const { detail } = faultOfAnswer(problem.kind, '', context);
      return new ProviderFault(problem.kind, `the connection failed (${problem.code})`, {
        ...detail,
        providerCode: problem.code,
        ...(hasAnswered ? {} : { isBeforeAnswer: true }),
      });
    }
    if (error instanceof APIConnectionTimeoutError) return faultOfAnswer('timeout', 'no answer came in time', context);
    if (error instanceof SyntaxError || error instanceof ZodError) {
      return faultOfAnswer('malformed', 'the answer could not be read', context);
    }
    // For other errors nothing proves that the server never saw the request.
    const kind = error instanceof APIConnectionError || error instanceof TypeError ? 'cut' : 'server-error';
    return faultOfAnswer(kind, 'the request failed', context);
  }
  return faultOfServerError(readServerError(error.status ?? null, error.error), context);
};
