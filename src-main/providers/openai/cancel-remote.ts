import { openLine } from './line.ts';
import type { OpenAiOptions } from './provider-options.ts';

const cancel = async (options: OpenAiOptions, responseId: string): Promise<void> => {
  const line = await openLine(options, new AbortController().signal);
  try {
    await line.answer(() => line.client.responses.cancel(responseId, { signal: line.signal }));
  } finally {
    line.close();
  }
};

/** Tells the provider that nobody waits for a call in the background any more. Doesn't wait, and never fails: it is a courtesy. */
export const cancelRemote = (options: OpenAiOptions, responseId: string): void => {
  cancel(options, responseId).catch(() => undefined);
};
