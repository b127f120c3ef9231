import type { FaultDetail } from '../provider-fault.ts';
import { ProviderFault } from '../provider-fault.ts';
import type { DraftEvent, TokenUsage } from '../text-model.ts';
import { noUsage } from '../text-model.ts';
import type { AnswerEnd, AnswerEvent, Question } from './question.ts';
import { sumUsage } from './token-counts.ts';

/** How often an answer that was stopped by the limit of its length is asked to go on. */
const maxContinuations = 2;

const goOn =
  'You were stopped by a limit of length. Go on exactly where the answer stops, in the middle of the word if need be: no repetition, no remark.';

/** The question that follows an answer which was stopped: the same, what has come of it, and the request to go on. */
const continued = (question: Question, text: string): Question => ({
  ...question,
  turns: [...question.turns, { role: 'assistant', text }, { role: 'user', text: goOn }],
});

/** Adds to a fault the text and usage from before and during the request that failed. */
const withWhatCame = (fault: ProviderFault, partialText: string, paid: TokenUsage | null): ProviderFault => {
  const usage = sumUsage(paid, fault.detail.usage);
  const detail: FaultDetail = {
    ...fault.detail,
    ...(partialText === '' ? {} : { partialText }),
    ...(usage === null ? {} : { usage }),
  };
  return new ProviderFault(fault.kind, fault.message, detail, { cause: fault });
};

/** Passes on what one answer brings until its end, which it returns. Faults are thrown with what had come by then. */
async function* oneAnswer(
  events: AsyncIterable<AnswerEvent>,
  before: string,
  paid: TokenUsage | null,
): AsyncGenerator<DraftEvent, AnswerEnd> {
  let streamed = '';
  try {
    for await (const event of events) {
      if (event.type === 'ended') return event.end;
      if (event.type === 'delta') streamed += event.text;
      yield event;
    }
    throw new ProviderFault('cut', 'the answer ended without an end');
  } catch (error) {
    throw error instanceof ProviderFault ? withWhatCame(error, before + streamed, paid) : error;
  }
}

/**
 * Makes one whole text of as many answers as it takes, three at most. `askOnce` is called with the question, then with what
 * it takes to go on. Throws ProviderFaults, each with the text that had come and the usage that is known of.
 */
export async function* draftWhole(
  question: Question,
  askOnce: (question: Question) => AsyncIterable<AnswerEvent>,
): AsyncGenerator<DraftEvent> {
  let whole = '';
  let usage: TokenUsage | null = null;
  for (let continuation = 0; ; continuation++) {
    const events = askOnce(continuation === 0 ? question : continued(question, whole));
    const end = yield* oneAnswer(events, whole, usage);
    whole += end.text;
    usage = sumUsage(usage, end.usage);
    const { requestId } = end;
    if (end.reason === 'completed') {
      yield { type: 'completed', text: whole, usage: usage ?? noUsage, requestId };
      return;
    }
    // Nothing came: the whole limit went into thinking, and would again.
    if (continuation === maxContinuations || end.text === '') {
      const detail = { providerCode: 'max_output_tokens', ...(requestId === null ? {} : { requestId }) };
      throw withWhatCame(new ProviderFault('truncated', 'the answer is longer than its limit', detail), whole, usage);
    }
  }
}
