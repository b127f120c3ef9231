import { z } from 'zod';
import type { FaultKind } from '../provider-fault.ts';

/** A server's description of an error: from an answer's body, an event, or a failed response. */
export interface ServerError {
  /** The HTTP status; null inside a stream. */
  readonly status: number | null;
  readonly code: string | null;
  readonly type: string | null;
  readonly param: string | null;
  /** Read when there is no code. Never shown or logged: it may quote what was sent. */
  readonly message: string;
}

const wordSchema = z
  .union([z.string(), z.number().transform(String)])
  .nullable()
  .catch(null);
const bodySchema = z.object({
  code: wordSchema.default(null),
  type: wordSchema.default(null),
  param: wordSchema.default(null),
  message: z.string().catch(''),
});

/** Reads an error's body: an object, a plain sentence, or neither. */
export const readServerError = (status: number | null, body: unknown): ServerError => {
  if (typeof body === 'string') return { status, code: null, type: null, param: null, message: body };
  const parsed = bodySchema.safeParse(body);
  return { status, ...(parsed.success ? parsed.data : { code: null, type: null, param: null, message: '' }) };
};

const quotaWords =
  /^(insufficient_quota|credit_balance_exhausted|\w*spend_limit_exceeded|organization_usage_limit_exceeded|billing_hard_limit_reached|billing_not_active|insufficient_(credits|funds|balance))$/;
const keyWords = /^(invalid_api_key|invalid_authentication|authentication_error|unauthorized)$/;
const refusalWords = /^(content_filter|invalid_prompt|moderation_blocked|\w*policy(_violation)?|content_policy\w*)$/;
const tooLongWords =
  /^(context_length_exceeded|exceed_context_size_error|request_too_large|string_above_max_length|tokens_limit_reached)$/;
const rateWords = /^(rate_limit_exceeded|rate_limit_error|slow_down|too_many_requests)$/;
const modelWords = /^(model_not_found|model_not_supported|unknown_model|invalid_model)$/;
const serverWords = /^(server_error|internal_error|internal_server_error|overloaded_error|service_unavailable)$/;

/** For servers that send sentences instead of codes. */
const tooLongSentence =
  /maximum context length|context (size|window|length) (is |was )?(too|exceed)|exceed\w* (the )?(available |model'?s? |maximum )?context|prompt is too long|request too large/i;
const modelSentence =
  /\bmodel\b.{0,300}?\b(not found|does not exist|not exist|no such|is not available|isn't loaded)\b|invalid model|unknown model/is;

/** A local server that is loading its model or is busy: nothing was begun, so retry later. */
const notReadySentence = /loading model|server busy|pending requests/i;

/** The request is larger than the limit per minute: waiting can't help. */
const isLargerThanLimit = (message: string): boolean => {
  if (/request too large/i.test(message)) return true;
  const [, limit, requested] = /limit:?\s*([\d,]+).*?requested:?\s*([\d,]+)/is.exec(message) ?? [];
  if (limit === undefined || requested === undefined) return false;
  return Number(requested.replaceAll(',', '')) > Number(limit.replaceAll(',', ''));
};

const has = (words: RegExp, { code, type }: ServerError): boolean =>
  (code !== null && words.test(code)) || (type !== null && words.test(type));

/** Whether the server says that it doesn't have the model. */
export const isAboutModel = (error: ServerError): boolean => {
  if (has(modelWords, error)) return true;
  const mayBe = error.status === 400 || error.status === 404 || error.status === 422;
  return mayBe && (error.param === 'model' || modelSentence.test(error.message));
};

const kindOfStatus = (status: number): FaultKind => {
  switch (status) {
    case 401:
    case 403:
      return 'auth';
    case 402:
      return 'quota';
    case 408:
      return 'timeout';
    case 409:
    case 425:
      return 'server-error';
    case 413:
      return 'too-long';
    case 429:
      return 'rate-limited';
    default:
      return status >= 500 ? 'server-error' : 'invalid';
  }
};

/** Classifies a server's error as one of the fault kinds. */
export const kindOfServerError = (error: ServerError): FaultKind => {
  const { status, message } = error;
  if (has(quotaWords, error)) return 'quota';
  if (status === 429 && isLargerThanLimit(message)) return 'too-long';
  if (has(tooLongWords, error)) return 'too-long';
  if (has(refusalWords, error)) return 'refused';
  if (isAboutModel(error)) return 'invalid';
  if (status === 429 || (has(rateWords, error) && (status === null || status === 503))) return 'rate-limited';
  if (status === 503 && notReadySentence.test(message)) return 'rate-limited';
  if ((status === 400 || status === 422 || status === null) && tooLongSentence.test(message)) return 'too-long';
  if (status !== null) return kindOfStatus(status);
  if (has(keyWords, error)) return 'auth';
  if (has(serverWords, error)) return 'server-error';
  // Within a stream: numbers in place of words are statuses.
  const asStatus = Number(error.code);
  return asStatus >= 400 && asStatus < 600 ? kindOfStatus(asStatus) : 'server-error';
};
