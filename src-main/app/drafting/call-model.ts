import type { Effect } from '#shared/model/effect.ts';
import type { Content } from '../../documents/document-kind.ts';
import { ProviderFault } from '../../providers/provider-fault.ts';
import type { DraftRequest, TokenUsage } from '../../providers/text-model.ts';
import { JobStop } from '../../queue/executor.ts';
import type { HandlerContext } from '../../queue/handler.ts';
import type { Outcome } from '../../queue/outcome.ts';
import type { AppDeps } from '../ports.ts';
import { accountOfFault, estimatedUsage } from './call-account.ts';
import { mostCostOfCall } from './call-cost.ts';
import { outcomeOfFault } from './fault-outcome.ts';
import type { LiveTexts } from './live-texts.ts';
import { outcomeOfEnd } from './long-document.ts';
import type { PreparedStep } from './prepare-step.ts';
import { mayStillRun, remoteCallsOf } from './remote-call.ts';
import type { StepPayload } from './step-jobs.ts';

type Context = HandlerContext<StepPayload>;

/** A finished answer of a provider. */
export interface Answer {
  readonly text: string;
  readonly usage: TokenUsage;
  readonly requestId: string | null;
  /** What the embedded drafter composed, where it was asked. */
  readonly composed: Content | null;
}

/** What is known of a call while it lasts. */
interface Call {
  isSent: boolean;
  /** Text that has come so far. */
  arrived: string;
  composed: Content | null;
}

/** Keeps the part of a text that had come before it broke off, beside the section. */
const keepPartial = ({ sectionId }: StepPayload, { question }: PreparedStep, arrived: string): Effect[] =>
  sectionId === undefined || question.type === 'data' || arrived.trim() === ''
    ? []
    : [{ type: 'keep-partial-text', sectionId, content: arrived.trim() }];

const requestFor = (deps: AppDeps, { job }: Context, prepared: PreparedStep, call: Call): DraftRequest => {
  const { question, step, model } = prepared;
  const remote = remoteCallsOf(deps, job.id, prepared);
  return {
    sectionKey: step.key,
    prompt: question.prompt,
    model,
    compose: async () => {
      call.composed = await prepared.compose();
      return call.composed.markdown;
    },
    ...(question.type === 'data' ? { shape: { name: question.name, schema: question.schema } } : {}),
    ...(remote === undefined ? {} : { remote }),
  };
};

/** Streams the answer; text of a section is sent to the window as it comes. */
const stream = async (
  deps: AppDeps,
  live: LiveTexts,
  context: Context,
  prepared: PreparedStep,
  call: Call,
): Promise<Answer> => {
  const { job, payload, signal } = context;
  const { sectionId } = payload;
  if (sectionId !== undefined) live.begin(payload.documentId, sectionId, job.claimNo);
  for await (const event of prepared.provider.draft(requestFor(deps, context, prepared, call), signal)) {
    signal.throwIfAborted();
    switch (event.type) {
      case 'sent':
        call.isSent = true;
        break;
      case 'delta':
        call.arrived += event.text;
        if (sectionId !== undefined) live.append(sectionId, event.text);
        break;
      case 'completed':
        return { ...event, composed: call.composed };
    }
  }
  // The stream ended without saying that it was complete, so its end is missing.
  signal.throwIfAborted();
  throw new ProviderFault('cut', 'the stream ended without completing');
};

/** The outcome of an abort during a call; the executor, which asked for it, knows what it means for the job. */
const stopped = (deps: AppDeps, context: Context, prepared: PreparedStep, call: Call): Outcome<Effect> => {
  const { job, payload, signal } = context;
  const remote = deps.store.remoteCalls.of(job.id);
  const isCancel = signal.reason instanceof JobStop && signal.reason.why === 'cancel';
  const partial = keepPartial(payload, prepared, call.arrived);
  if (remote !== null && !isCancel) return { type: 'cancelled', effects: partial };
  // Nobody waits for the answer any more.
  if (remote !== null) prepared.provider.cancelRemote?.(remote.responseId);
  const wasSent = call.isSent || remote !== null;
  return {
    type: 'cancelled',
    effects: [
      ...(wasSent ? estimatedUsage(deps, prepared, call.arrived) : []),
      { type: 'forget-remote-call' },
      ...partial,
    ],
  };
};

const onError = (
  deps: AppDeps,
  error: unknown,
  context: Context,
  prepared: PreparedStep,
  call: Call,
): Outcome<Effect> => {
  if (context.signal.aborted) return stopped(deps, context, prepared, call);
  if (!(error instanceof ProviderFault)) {
    const ended = outcomeOfEnd(error);
    if (ended !== null) return ended;
    // The executor treats any other error as unexpected.
    throw error;
  }
  const arrived = error.detail.partialText ?? call.arrived;
  const goesOn = mayStillRun(error) && deps.store.remoteCalls.of(context.job.id) !== null;
  const isSent = call.isSent && !goesOn;
  return outcomeOfFault(error, deps.clock.now(), [
    ...accountOfFault(deps, prepared, error, { isSent, arrived }),
    ...(goesOn ? [] : [{ type: 'forget-remote-call' } as const]),
    ...keepPartial(context.payload, prepared, arrived),
  ]);
};

/** Sets aside what the call may cost; returns how to give it back. Throws a ProviderFault `spending-limit`. */
const reserve = (deps: AppDeps, { run, connection, model, question }: PreparedStep): (() => void) | 'wait' => {
  if (connection === null) return () => {};
  const reserved = deps.spending.reserve(mostCostOfCall(deps, run.provider, model, question.prompt));
  if (reserved === 'wait') return 'wait';
  if (typeof reserved === 'string') throw new ProviderFault('spending-limit', reserved, { providerCode: reserved });
  // Given back once the real cost of the call is stored, which takes until the end of the next turn.
  return () =>
    void deps
      .turn()
      .then(() => deps.turn())
      .then(reserved);
};

/** A whole answer came, so the server works, whatever was made of the answer. */
const afterAnswer = (outcome: Outcome<Effect>): Outcome<Effect> =>
  outcome.type === 'completed' || outcome.type === 'failed' ? { ...outcome, server: 'well' } : outcome;

/**
 * Asks the provider a prepared question and returns an outcome: that of `finish` for an answer, that of the table of
 * faults for a fault, and for an abort what may have been paid.
 */
export const callModel = async (
  deps: AppDeps,
  live: LiveTexts,
  context: Context,
  prepared: PreparedStep,
  finish: (answer: Answer) => Outcome<Effect>,
): Promise<Outcome<Effect>> => {
  const call: Call = { isSent: false, arrived: '', composed: null };
  let giveBack = () => {};
  try {
    const pending = remoteCallsOf(deps, context.job.id, prepared)?.pending ?? null;
    // A call that is paid already and only has to be fetched needs no reservation.
    const reserved = pending === null ? reserve(deps, prepared) : () => {};
    // Running calls may need what is left of the limit: the queue starts it once one of them has ended.
    if (reserved === 'wait') return { type: 'wait', effects: [] };
    giveBack = reserved;
    return afterAnswer(finish(await stream(deps, live, context, prepared, call)));
  } catch (error) {
    return onError(deps, error, context, prepared, call);
  } finally {
    giveBack();
    if (context.payload.sectionId !== undefined) live.end(context.payload.sectionId, context.job.claimNo);
  }
};
