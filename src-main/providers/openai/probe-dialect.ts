import { faultOfAnswer, faultOfServerError } from './classify-error.ts';
import { addressOf } from './connection-address.ts';
import { openLine } from './line.ts';
import type { KnownDialect, OpenAiOptions } from './provider-options.ts';
import { errorIn, readJson } from './read-json.ts';
import { isAboutModel, kindOfServerError, readServerError } from './server-error.ts';

/** LM Studio answers what it doesn't know with 200 and this sentence. */
const isUnknownEndpoint = (message: string): boolean => /unexpected endpoint/i.test(message);

/** Statuses that don't tell the dialect: ask again later. */
const saysNothing = (status: number): boolean => [401, 403, 408, 429, 502, 503, 504].includes(status);

/**
 * Finds out whether a server speaks the Responses API, by a request of it that is empty: one that has it complains about
 * what is missing, one that hasn't doesn't find it. Costs nothing. Throws a ProviderFault where the server can't be reached,
 * wants another key, or is busy, and for an answer that no server with models gives.
 */
export const probeDialect = async (options: OpenAiOptions, signal: AbortSignal): Promise<KnownDialect> => {
  const line = await openLine(options, signal);
  try {
    const { status, text } = await line.answer(async () => {
      const response = await line.fetch(`${addressOf(options.connection).url}/responses`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: '{}',
        signal: line.signal,
      });
      return { status: response.status, text: await response.text() };
    });
    const body = readJson(text);
    const error = readServerError(status, errorIn(body) ?? text);
    if (saysNothing(status)) throw faultOfServerError(error, { ...line.exchange, now: options.clockNow() });
    if ([404, 405, 501].includes(status)) return isAboutModel(error) ? 'responses' : 'chat';
    if (isUnknownEndpoint(error.message)) return 'chat';
    if (typeof body === 'object' && body !== null) return 'responses';
    // A page or a bare sentence: with 5xx a server in trouble, with anything else no server with models at all.
    const kind = status >= 500 ? kindOfServerError(error) : 'malformed';
    throw faultOfAnswer(kind, 'the answer to the probe could not be read', line.exchange);
  } catch (error) {
    throw line.errorOf(error);
  } finally {
    line.close();
  }
};
