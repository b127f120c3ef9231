import { z } from 'zod';
import { ProviderFault } from '../provider-fault.ts';
import { splitWords } from '../split-words.ts';
import type { DraftEvent, Pause, TextModel } from '../text-model.ts';
import { noUsage } from '../text-model.ts';

/** What the provider does for one call: answer (perhaps slowly), fail, or break off. */
const stepSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('answer'), text: z.string().optional(), wordDelayMs: z.number().default(0) }),
  z.object({ do: z.literal('fail'), fault: z.enum(['server-error', 'offline', 'rate-limited', 'refused', 'auth']) }),
  /** Ends the stream after so many words without `completed`. */
  z.object({ do: z.literal('cut'), afterWords: z.number().int(), wordDelayMs: z.number().default(0) }),
  z.object({ do: z.literal('empty') }),
  /** Never answers, until it is aborted. */
  z.object({ do: z.literal('hang') }),
]);
export type ScriptStep = z.infer<typeof stepSchema>;

/** By section key (`*` for all others): the steps of its successive calls, the last one repeated. */
export const scriptSchema = z.record(z.string(), z.array(stepSchema).min(1));
export type Script = z.infer<typeof scriptSchema>;

interface ScriptedProviderOptions {
  readonly script: Script;
  readonly pause: Pause;
  /** Called for every call that wasn't aborted before it began. */
  readonly onCall: (sectionKey: string) => void;
}

const answer: ScriptStep = { do: 'answer', wordDelayMs: 0 };

/** A provider that follows a script, for tests of the real app: slow, failing, cut or empty, call by call. */
export const createScriptedProvider = ({ script, pause, onCall }: ScriptedProviderOptions): TextModel => {
  const calls = new Map<string, number>();
  const deltas = async function* (words: readonly string[], delayMs: number, signal: AbortSignal) {
    for (const text of words) {
      if (delayMs > 0) await pause(delayMs, signal);
      signal.throwIfAborted();
      yield { type: 'delta', text } as const;
    }
  };
  const nextStep = (key: string): ScriptStep => {
    const call = calls.get(key) ?? 0;
    calls.set(key, call + 1);
    const steps = script[key] ?? script['*'] ?? [answer];
    return steps[Math.min(call, steps.length - 1)] ?? answer;
  };
  return {
    name: 'scripted',
    origin: 'scripted',
    async *draft(request, signal): AsyncIterable<DraftEvent> {
      signal.throwIfAborted();
      onCall(request.sectionKey);
      const step = nextStep(request.sectionKey);
      switch (step.do) {
        case 'fail':
          throw new ProviderFault(step.fault, 'as scripted');
        case 'hang':
          await pause(2 ** 30, signal);
          return;
        case 'empty':
          yield { type: 'completed', text: '', usage: noUsage, requestId: null };
          return;
        case 'cut': {
          const words = splitWords(await request.compose()).slice(0, step.afterWords);
          yield* deltas(words, step.wordDelayMs, signal);
          return;
        }
        case 'answer': {
          const text = step.text ?? (await request.compose());
          yield* deltas(splitWords(text), step.wordDelayMs, signal);
          signal.throwIfAborted();
          const usage = { ...noUsage, inputTokens: 100, outputTokens: text.length };
          yield { type: 'completed', text, usage, requestId: `scripted-${request.sectionKey}` };
        }
      }
    },
  };
};
