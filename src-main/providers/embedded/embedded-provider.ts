import { splitWords } from '../split-words.ts';
import type { DraftEvent, Pause, TextModel } from '../text-model.ts';
import { noUsage } from '../text-model.ts';

export interface EmbeddedProviderOptions {
  /**
   * Time between words. A little lets the eye follow; 0 gives the text as fast as it can be read. A section never takes
   * longer than `longestMs` because of it.
   */
  readonly wordDelayMs: number;
  readonly longestMs: number;
  readonly pause: Pause;
}

/** The origin that reaches no server, so that its starts need no limit. */
export const embeddedOrigin = 'embedded';

/**
 * The drafter that needs no network and no key (requirement F2): it composes the section from the user's own data and
 * streams it word by word, like any other provider, so that nothing else has to know the difference.
 */
export const createEmbeddedProvider = ({ wordDelayMs, longestMs, pause }: EmbeddedProviderOptions): TextModel => ({
  name: 'embedded',
  origin: embeddedOrigin,
  async *draft(request, signal): AsyncIterable<DraftEvent> {
    signal.throwIfAborted();
    const text = await request.compose();
    signal.throwIfAborted();
    const words = splitWords(text);
    const delayMs = Math.min(wordDelayMs, longestMs / Math.max(1, words.length));
    // Timers are too coarse for a few milliseconds: a few longer pauses are more exact than many short ones.
    const pauseEvery = Math.max(1, Math.ceil(4 / Math.max(delayMs, 0.01)));
    for (const [index, word] of words.entries()) {
      if (delayMs > 0 && index % pauseEvery === 0) await pause(delayMs * pauseEvery, signal);
      signal.throwIfAborted();
      yield { type: 'delta', text: word };
    }
    signal.throwIfAborted();
    yield { type: 'completed', text, usage: noUsage, requestId: null };
  },
});
