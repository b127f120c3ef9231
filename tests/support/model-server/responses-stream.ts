import type { ScriptedStream, StreamEvent, StreamStep } from './stream-events.ts';
import { endingOf, piecesOf, responsesUsageOf } from './stream-events.ts';

const refusalText = 'I cannot help with that.';

const message = (content: readonly object[]): object => ({
  type: 'message',
  id: 'msg_1',
  status: 'completed',
  role: 'assistant',
  content,
});

const output = (step: StreamStep): object[] => {
  // Thinking comes first, as an item of its own without text.
  const thinking = { type: 'reasoning', id: 'rs_1', summary: [] };
  if (step.do === 'refusal') return [thinking, message([{ type: 'refusal', refusal: refusalText }])];
  return [thinking, message([{ type: 'output_text', text: step.text, annotations: [] }])];
};

/** The response that a step ends with, as retrieving it would show it; null where the stream breaks off. */
export const finalResponse = (step: StreamStep, id: string, model: string): object | null => {
  const known = { id, object: 'response', model, output: output(step) };
  const usage = step.usage === null ? {} : { usage: responsesUsageOf(step.usage) };
  switch (step.do) {
    case 'answer':
      return step.isBare
        ? { id, status: 'completed', output: [message([{ type: 'output_text', text: step.text }])] }
        : { ...known, ...usage, status: 'completed', error: null, incomplete_details: null };
    case 'refusal':
      return { ...known, ...usage, status: 'completed', error: null, incomplete_details: null };
    case 'incomplete':
      return { ...known, ...usage, status: 'incomplete', error: null, incomplete_details: { reason: step.reason } };
    case 'failed':
      return { ...known, output: [], ...usage, status: 'failed', error: { code: step.code, message: step.message } };
    default:
      return null;
  }
};

const terminalNames: Partial<Record<StreamStep['do'], string>> = {
  answer: 'response.completed',
  refusal: 'response.completed',
  incomplete: 'response.incomplete',
  failed: 'response.failed',
};

/** A step as a stream of the Responses API, its events numbered from 0. */
export const responsesStream = (step: StreamStep, id: string, model: string): ScriptedStream => {
  const isBare = step.do === 'answer' && step.isBare;
  const events: StreamEvent[] = [];
  let sequence = 0;
  const add = (type: string, fields: object): void => {
    const numbered = isBare ? {} : { sequence_number: sequence++ };
    events.push({ name: isBare ? null : type, data: { type, ...numbered, ...fields } });
  };
  const begun = { id, object: 'response', model, status: 'in_progress', output: [], error: null };
  const place = { item_id: 'msg_1', output_index: 1, content_index: 0 };
  if (!isBare) {
    add('response.created', { response: begun });
    add('response.in_progress', { response: begun });
    add('response.output_item.added', { output_index: 1, item: { id: 'msg_1', type: 'message', content: [] } });
    add('response.content_part.added', { ...place, part: { type: 'output_text', text: '' } });
  }
  for (const delta of piecesOf(step)) add('response.output_text.delta', { ...place, delta });
  if (step.do === 'refusal') add('response.refusal.delta', { ...place, delta: refusalText });
  if (step.do === 'malformed') events.push({ name: 'response.output_text.delta', data: '{"type":"response.outp' });
  if (step.do === 'error-event') add('error', { code: step.code, message: step.message, param: null });
  const last = terminalNames[step.do];
  if (last !== undefined) {
    if (!isBare) add('response.output_text.done', { ...place, text: step.text });
    add(last, { response: finalResponse(step, id, model) });
  }
  return { events, ending: endingOf(step) };
};
