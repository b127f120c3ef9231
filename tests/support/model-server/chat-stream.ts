import type { ScriptedStream, StreamEvent, StreamStep } from './stream-events.ts';
import { chatUsageOf, endingOf, piecesOf } from './stream-events.ts';

const finishOf = (step: StreamStep): string | null => {
  if (step.do === 'answer' || step.do === 'refusal') return 'stop';
  if (step.do !== 'incomplete') return null;
  return step.reason === 'max_output_tokens' ? 'length' : step.reason;
};

/** A step as a stream of chat completions. */
export const chatStream = (step: StreamStep, id: string, model: string): ScriptedStream => {
  const events: StreamEvent[] = [];
  const chunk = (fields: object): void => {
    events.push({ name: null, data: { id, object: 'chat.completion.chunk', model, ...fields } });
  };
  const choice = (delta: object, finish: string | null = null): void =>
    chunk({ choices: [{ index: 0, delta, finish_reason: finish }] });
  choice({ role: 'assistant', content: '' });
  for (const content of piecesOf(step)) choice({ content });
  if (step.do === 'refusal') choice({ refusal: 'I cannot help with that.' });
  if (step.do === 'malformed') events.push({ name: null, data: '{"id":"chatc' });
  if (step.do === 'error-event' || step.do === 'failed') {
    events.push({ name: null, data: { error: { code: step.code, message: step.message, type: 'server_error' } } });
  }
  const finish = finishOf(step);
  if (finish !== null) {
    choice({}, finish);
    // The counts come after the end, in a chunk without choices.
    if (step.usage !== null) chunk({ choices: [], usage: chatUsageOf(step.usage) });
    events.push({ name: null, data: '[DONE]' });
  }
  return { events, ending: endingOf(step) };
};
