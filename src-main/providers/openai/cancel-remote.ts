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

/** Asks the provider to cancel a background call. Doesn't wait for the answer and never throws. */
export const cancelRemote = (options: OpenAiOptions, responseId: string): void => {
  cancel(options, responseId).catch(() => undefined);
};
