import type { Effect } from '#shared/model/effect.ts';
import { sectionKeySchema } from '#shared/model/section.ts';
import type { HandlerContext } from '../../queue/handler.ts';
import type { Outcome } from '../../queue/outcome.ts';
import type { AppDeps } from '../ports.ts';
import { usageEffect } from './call-account.ts';
import type { Answer } from './call-model.ts';
import { callModel } from './call-model.ts';
import type { LiveTexts } from './live-texts.ts';
import type { PreparedStep } from './prepare-step.ts';
import type { StepPayload } from './step-jobs.ts';

/**
 * The smallest thing to ask. A request that is empty, which costs nothing, isn't enough: gateways turn it down while the
 * models behind them are away.
 */
export const smallestQuestion = {
  type: 'text',
  prompt: {
    instructions: 'You are asked whether you are there. Answer with one word.',
    shared: '',
    source: '',
    request: 'Answer with the word OK.',
  },
} as const;

/** What the question is called, where a section would have its key. */
const checkKey = sectionKeySchema.parse('server-check');

/**
 * Asks the model of a step the smallest question there is, to show whether its server works. Returns `released` with
 * `well` when it does, what the fault means when it doesn't, and null when the answer shows neither.
 */
export const checkServer = async (
  deps: AppDeps,
  live: LiveTexts,
  context: HandlerContext<StepPayload>,
  prepared: PreparedStep,
): Promise<Outcome<Effect> | null> => {
  // No text of the section's, and no call that goes on without us.
  const { sectionId: _none, ...payload } = context.payload;
  const asked = { ...prepared, step: { ...prepared.step, key: checkKey }, question: smallestQuestion, key: null };
  const paid = ({ usage, requestId, basis }: Answer) => [usageEffect(deps, prepared, usage, requestId, basis)];
  const outcome = await callModel(deps, live, { ...context, payload }, asked, {
    paid,
    finish: (answer) => ({ type: 'released', effects: paid(answer), server: 'well' }),
  });
  switch (outcome.type) {
    case 'failed':
    case 'retry':
      // Refused, cut short or empty: an answer all the same.
      if (outcome.server === 'well') return { type: 'released', effects: outcome.effects, server: 'well' };
      return outcome.server === 'trouble' ? outcome : null;
    default:
      return outcome;
  }
};
