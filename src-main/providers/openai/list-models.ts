import { z } from 'zod';
import { faultOfAnswer, faultOfServerError } from './classify-error.ts';
import { addressOf } from './connection-address.ts';
import { openLine } from './line.ts';
import type { OpenAiOptions } from './provider-options.ts';
import { errorIn, readJson } from './read-json.ts';
import { readServerError } from './server-error.ts';

/** Gemini's names have the collection before them, which its own chat completions don't want. */
const bareName = (id: string): string => id.replace(/^models\//, '');

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });

/** The distinct names in a list of models, sorted; null when the answer isn't such a list. */
export const readModels = (body: unknown): string[] | null => {
  const parsed = listSchema.safeParse(body);
  return parsed.success ? [...new Set(parsed.data.data.map(({ id }) => bareName(id)))].sort() : null;
};

/**
 * The names of the models a server offers, sorted; null where it keeps no list. Costs nothing. Throws a ProviderFault where it
 * can't be reached, wants another key, is in trouble, or answers as no server with models does; or the signal's reason.
 */
export const listModels = async (options: OpenAiOptions, signal: AbortSignal): Promise<string[] | null> => {
  const line = await openLine(options, signal);
  try {
    const { status, text } = await line.answer(async () => {
      const response = await line.fetch(`${addressOf(options.connection).url}/models`, {
        headers: { accept: 'application/json' },
        signal: line.signal,
      });
      return { status: response.status, text: await response.text() };
    });
    if (status === 404 || status === 405 || status === 501) return null;
    const body = readJson(text);
    if (status >= 400) {
      const error = readServerError(status, errorIn(body) ?? text);
      throw faultOfServerError(error, { ...line.exchange, now: options.clockNow() });
    }
    const models = readModels(body);
    if (models === null) throw faultOfAnswer('malformed', 'the list of models could not be read', line.exchange);
    return models;
  } catch (error) {
    throw line.errorOf(error);
  } finally {
    line.close();
  }
};
