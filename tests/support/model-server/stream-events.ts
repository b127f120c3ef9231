import type { ScriptedUsage, Step } from './script.ts';

export type StreamStep = Exclude<Step, { do: 'reply' | 'hang' | 'drop' }>;

/** One server-sent event: its name (null for none) and its data, which is text where it is to be unreadable. */
export interface StreamEvent {
  readonly name: string | null;
  readonly data: object | string;
}

/** A stream as it will be written: its events, and how the connection ends after them. */
export interface ScriptedStream {
  readonly events: readonly StreamEvent[];
  readonly ending: 'close' | 'stall' | 'reset';
}

const wordsOf = (text: string): string[] => text.match(/\S+\s*|^\s+/g) ?? [];

/** The pieces of a step's text that are streamed. */
export const piecesOf = (step: StreamStep): string[] => {
  if (step.do === 'refusal') return [];
  const words = wordsOf(step.text);
  return 'afterDeltas' in step ? words.slice(0, step.afterDeltas) : words;
};

export const endingOf = (step: StreamStep): ScriptedStream['ending'] =>
  step.do === 'stall' || step.do === 'reset' ? step.do : 'close';

export const responsesUsageOf = ({ input, cached, output, reasoning }: ScriptedUsage): object => ({
  input_tokens: input,
  input_tokens_details: { cached_tokens: cached },
  output_tokens: output,
  output_tokens_details: { reasoning_tokens: reasoning },
  total_tokens: input + output,
});

export const chatUsageOf = ({ input, cached, output, reasoning }: ScriptedUsage): object => ({
  prompt_tokens: input,
  prompt_tokens_details: { cached_tokens: cached },
  completion_tokens: output,
  completion_tokens_details: { reasoning_tokens: reasoning },
  total_tokens: input + output,
});
