import type { z } from 'zod';
import { ProviderFault } from '../provider-fault.ts';
import type { DraftEvent, TokenUsage } from '../text-model.ts';
import { noUsage } from '../text-model.ts';
import type { AnswerEnd, AnswerEvent, Question } from './question.ts';
import { sumUsage } from './token-counts.ts';

type Reading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly issues: string };

/** Models without a strict mode often wrap their JSON in a code fence. */
const withoutFence = (text: string): string => /^```\w*\s*([\s\S]*?)\s*```$/.exec(text.trim())?.[1] ?? text;

const readAnswer = (text: string, schema: z.ZodType): Reading => {
  let json: unknown;
  try {
    json = JSON.parse(withoutFence(text));
  } catch {
    return { ok: false, issues: '- the answer is no JSON' };
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issues = parsed.error.issues
    .slice(0, 20)
    .map(({ path, message }) => `- ${path.join('.') || 'all'}: ${message}`);
  return { ok: false, issues: issues.join('\n') };
};

const repairing = (question: Question, answer: string, issues: string): Question => ({
  ...question,
  turns: [
    ...question.turns,
    { role: 'assistant', text: answer === '' ? '(nothing)' : answer },
    { role: 'user', text: `That doesn't fit the schema:\n${issues}\nAnswer again: the JSON alone, and all of it.` },
  ],
});

/** Passes on that a request leaves, and returns its end; the words of data are for nobody to read as they come. */
async function* awaitEnd(events: AsyncIterable<AnswerEvent>): AsyncGenerator<DraftEvent, AnswerEnd> {
  for await (const event of events) {
    if (event.type === 'ended') return event.end;
    if (event.type === 'sent') yield event;
  }
  throw new ProviderFault('cut', 'the answer ended without an end');
}

/**
 * Gets an answer as data: asked for by its schema, checked against it, and asked for once more with what was wrong; its text
 * is JSON that fits. Throws a ProviderFault: `malformed` when it didn't fit the second time either, with the usage of both calls.
 */
export async function* draftData(
  asked: Question,
  schema: z.ZodType,
  askOnce: (question: Question) => AsyncIterable<AnswerEvent>,
): AsyncGenerator<DraftEvent> {
  let usage: TokenUsage | null = null;
  const paying = (fault: ProviderFault): ProviderFault => {
    const paid = sumUsage(usage, fault.detail.usage);
    return new ProviderFault(fault.kind, fault.message, { ...fault.detail, ...(paid === null ? {} : { usage: paid }) });
  };
  let question = asked;
  for (let isRepair = false; ; isRepair = true) {
    let end: AnswerEnd;
    try {
      end = yield* awaitEnd(askOnce(question));
    } catch (error) {
      throw error instanceof ProviderFault ? paying(error) : error;
    }
    usage = sumUsage(usage, end.usage);
    const { requestId } = end;
    const detail = requestId === null ? {} : { requestId };
    if (end.reason === 'max-tokens') {
      throw paying(new ProviderFault('truncated', 'the data is longer than its limit', detail));
    }
    const reading = readAnswer(end.text, schema);
    if (reading.ok) {
      const text = JSON.stringify(reading.value);
      yield { type: 'completed', text, usage: usage ?? noUsage, requestId };
      return;
    }
    if (isRepair) throw paying(new ProviderFault('malformed', 'the data does not fit its schema', detail));
    question = repairing(question, end.text, reading.issues);
  }
}
