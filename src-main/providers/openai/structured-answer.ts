import type { z } from 'zod';
import { ProviderFault } from '../provider-fault.ts';
import type { StructuredRequest, TokenUsage } from '../text-model.ts';
import { noUsage } from '../text-model.ts';
import { answerShape } from './answer-shape.ts';
import type { AnswerEnd, AnswerEvent, Question } from './question.ts';
import { questionOf } from './question.ts';
import { sumUsage } from './token-counts.ts';

type Reading<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: string };

/** Models without a strict mode like to wrap their JSON in a fence. */
const withoutFence = (text: string): string => /^```\w*\s*([\s\S]*?)\s*```$/.exec(text.trim())?.[1] ?? text;

const readAnswer = <T>(text: string, schema: z.ZodType<T>): Reading<T> => {
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

const endOfAnswer = async (events: AsyncIterable<AnswerEvent>): Promise<AnswerEnd> => {
  for await (const event of events) if (event.type === 'ended') return event.end;
  throw new ProviderFault('cut', 'the answer ended without an end');
};

const repairing = (question: Question, answer: string, issues: string): Question => ({
  ...question,
  turns: [
    ...question.turns,
    { role: 'assistant', text: answer === '' ? '(nothing)' : answer },
    { role: 'user', text: `That doesn't fit the schema:\n${issues}\nAnswer again: the JSON alone, and all of it.` },
  ],
});

/**
 * Gets an answer as data: asked for by its schema, checked against it, and asked for once more with what was wrong. Throws a
 * ProviderFault: `malformed` when it didn't fit the second time either, with the usage of both calls.
 */
export const structuredAnswer = async <T>(
  { name, schema, prompt }: StructuredRequest<T>,
  model: string,
  askOnce: (question: Question) => AsyncIterable<AnswerEvent>,
): Promise<{ readonly value: T; readonly usage: TokenUsage; readonly requestId: string | null }> => {
  let usage: TokenUsage | null = null;
  const paying = (fault: ProviderFault): ProviderFault => {
    const paid = sumUsage(usage, fault.detail.usage);
    return new ProviderFault(fault.kind, fault.message, { ...fault.detail, ...(paid === null ? {} : { usage: paid }) });
  };
  let question = questionOf(prompt, model, answerShape(name, schema));
  for (let isRepair = false; ; isRepair = true) {
    const end = await endOfAnswer(askOnce(question)).catch((error: unknown) => {
      throw error instanceof ProviderFault ? paying(error) : error;
    });
    usage = sumUsage(usage, end.usage);
    const detail = end.requestId === null ? {} : { requestId: end.requestId };
    if (end.reason === 'max-tokens') {
      throw paying(new ProviderFault('truncated', 'the data is longer than its limit', detail));
    }
    const reading = readAnswer(end.text, schema);
    if (reading.ok) return { value: reading.value, usage: usage ?? noUsage, requestId: end.requestId };
    if (isRepair) throw paying(new ProviderFault('malformed', 'the data does not fit its schema', detail));
    question = repairing(question, end.text, reading.issues);
  }
};
