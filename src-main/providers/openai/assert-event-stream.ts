import { faultOfAnswer } from './classify-error.ts';
import type { Line } from './line.ts';

/** Throws `malformed` for an answer that says it is no stream of events: a page of a proxy, say, answering with 200. */
export const assertEventStream = (line: Line): void => {
  const type = line.exchange.answer?.headers.get('content-type');
  if (type === undefined || type === null || type.toLowerCase().startsWith('text/event-stream')) return;
  throw faultOfAnswer('malformed', 'the answer is no stream of events', line.exchange);
};
