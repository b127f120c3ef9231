import type { Effect } from '#shared/model/effect.ts';
import type { Content } from '../../documents/document-kind.ts';
import { ProviderFault } from '../../providers/provider-fault.ts';
import type { DraftRequest } from '../../providers/text-model.ts';
import { FailedWork, JobStop } from '../../queue/executor.ts';
import type { HandlerContext } from '../../queue/handler.ts';
import type { Outcome } from '../../queue/outcome.ts';
import type { AppDeps } from '../ports.ts';
import type { Tokens } from './call-account.ts';
import { accountOfFault, estimatedUsage, readReport } from './call-account.ts';
import { mostCostOfCall } from './call-cost.ts';
import { outcomeOfFault } from './fault-outcome.ts';
import type { LiveTexts } from './live-texts.ts';
import { outcomeOfEnd } from './long-document.ts';
import type { PreparedStep } from './prepare-step.ts';
import { mayStillRun, remoteCallsOf } from './remote-call.ts';
import type { StepPayload } from './step-jobs.ts';

type Context = HandlerContext<StepPayload>;

/** A finished answer of a provider. */
export interface Answer extends Tokens {
  readonly text: string;
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
  /** The whole answer, once it has come. */
  answer: Answer | null;
}

/** What is made of an answer. */
interface Uses {
  /** The effects of having paid for it, whatever comes of it. */
  paid(answer: Answer): readonly Effect[];
  /** What it means for the job, besides. Throws a ProviderFault for an answer that is of no use. */
  finish(answer: Answer): Outcome<Effect>;
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
      case 'completed': {
        const { text, requestId } = event;
        const tokens = readReport(deps, prepared, event.usage, text);
        call.answer = { ...tokens, text, requestId, composed: call.composed };
        return call.answer;
      }
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

/**
 * An error nobody foresaw, with what the call has cost for all that. A call that goes on at the provider costs nothing
 * yet: its answer is fetched.
 */
const failedWork = (
  deps: AppDeps,
  error: unknown,
  { job, payload }: Context,
  prepared: PreparedStep,
  call: Call,
  uses: Uses,
): FailedWork<Effect> => {
  if (call.answer !== null) return new FailedWork(error, [...uses.paid(call.answer), { type: 'forget-remote-call' }]);
  const isOpen = call.isSent && deps.store.remoteCalls.of(job.id) === null;
  return new FailedWork(error, [
    ...(isOpen ? estimatedUsage(deps, prepared, call.arrived) : []),
    ...keepPartial(payload, prepared, call.arrived),
  ]);
};

const onError = (
  deps: AppDeps,
  error: unknown,
  context: Context,
  prepared: PreparedStep,
  call: Call,
  uses: Uses,
): Outcome<Effect> => {
  if (context.signal.aborted && call.answer === null) return stopped(deps, context, prepared, call);
  if (!(error instanceof ProviderFault)) {
    const ended = outcomeOfEnd(error);
    if (ended !== null) return ended;
    // The executor treats any other error as unexpected.
    throw failedWork(deps, error, context, prepared, call, uses);
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

/** Sets aside what the call may cost; says whether there is room for it now. Throws a ProviderFault `spending-limit`. */
const hasRoom = (deps: AppDeps, { job }: Context, { drafter, connection, model, question }: PreparedStep): boolean => {
  if (connection === null) return true;
  const refusal = deps.spending.reserve(job, mostCostOfCall(deps, drafter, model, question.prompt));
  if (refusal === null || refusal === 'wait') return refusal === null;
  throw new ProviderFault('spending-limit', refusal, { providerCode: refusal });
};

/** A whole answer came, so the server works, whatever was made of the answer. */
const afterAnswer = (outcome: Outcome<Effect>): Outcome<Effect> =>
  outcome.type === 'completed' || outcome.type === 'failed' ? { ...outcome, server: 'well' } : outcome;

/**
 * Asks the provider a prepared question and returns an outcome: that of `uses.finish` for an answer, that of the table of
 * faults for a fault, and for an abort what may have been paid. Throws FailedWork, with what may have been paid, for any
 * other error.
 */
export const callModel = async (
  deps: AppDeps,
  live: LiveTexts,
  context: Context,
  prepared: PreparedStep,
  uses: Uses,
): Promise<Outcome<Effect>> => {
  const call: Call = { isSent: false, arrived: '', composed: null, answer: null };
  try {
    const pending = remoteCallsOf(deps, context.job.id, prepared)?.pending ?? null;
    // A call that is paid already and only has to be fetched needs no reservation.
    // Running calls may need what is left of the limit: the queue starts it once one of them has ended.
    if (pending === null && !hasRoom(deps, context, prepared)) return { type: 'wait', effects: [] };
    return afterAnswer(uses.finish(await stream(deps, live, context, prepared, call)));
  } catch (error) {
    return onError(deps, error, context, prepared, call, uses);
  } finally {
    if (context.payload.sectionId !== undefined) live.end(context.payload.sectionId, context.job.claimNo);
  }
};
