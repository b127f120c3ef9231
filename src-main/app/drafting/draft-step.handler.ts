import type { AppError } from '#shared/model/app-error.ts';
import type { Effect } from '#shared/model/effect.ts';
import { originOfRemoved } from '#shared/model/removed-server.ts';
import type { SectionOrigin } from '#shared/model/section.ts';
import type { StepJob } from '#shared/model/step.ts';
import type { Content, Question } from '../../documents/document-kind.ts';
import { ProviderFault } from '../../providers/provider-fault.ts';
import type { TextModel, TokenUsage } from '../../providers/text-model.ts';
import type { HandlerContext, JobHandler } from '../../queue/handler.ts';
import type { ClaimedJob } from '../../queue/job.ts';
import type { Outcome } from '../../queue/outcome.ts';
import { completed, failed } from '../../queue/outcome.ts';
import { holdForRemoved } from '../models/place-work.ts';
import type { AppDeps } from '../ports.ts';
import { estimatedUsage, noUsage, usageEffect } from './call-account.ts';
import type { Answer } from './call-model.ts';
import { callModel } from './call-model.ts';
import { checkServer } from './check-server.ts';
import type { LiveTexts } from './live-texts.ts';
import type { PreparedStep } from './prepare-step.ts';
import { prepareStep, withNewestPeers } from './prepare-step.ts';
import { stepEffects } from './step-effects.ts';
import type { StepPayload } from './step-jobs.ts';
import { draftTimeoutMs, stepPayloadSchema } from './step-jobs.ts';

type Context = HandlerContext<StepPayload>;

const dayMs = 24 * 60 * 60_000;

const notSetUp: AppError = {
  code: 'provider.unknown',
  message: 'The server that was to draft this is not set up any more.',
  action: 'Add it again in Settings, or draft the document with another.',
};

const originOf = (provider: TextModel): SectionOrigin => (provider.name === 'embedded' ? 'embedded' : 'model');

const countTokens = (usage: TokenUsage): number => usage.inputTokens + usage.outputTokens;

/**
 * Where the jobs go that follow from a step, and how long they may take: to their run's own drafter, also when another
 * stood in for this one. They change hands themselves if it is still out of reach.
 */
const ownPlace = (
  deps: AppDeps,
  { timeoutMs }: Pick<ClaimedJob, 'timeoutMs'>,
  { run, standIn, provider }: PreparedStep,
): { readonly origin: string; readonly timeoutMs: number } => {
  if (standIn === null) return { origin: provider.origin, timeoutMs };
  const origin = deps.provider(run.provider)?.origin ?? originOfRemoved(run.provider);
  return { origin, timeoutMs: draftTimeoutMs(deps, run.provider) };
};

/** The content to store of an answer. Throws a ZodError or SyntaxError for data that doesn't fit. */
const contentOf = (question: Question, text: string, composed: Content | null): Content => {
  if (composed !== null && text === composed.markdown) return { ...composed, markdown: text.trim() };
  if (question.type === 'text') return { markdown: text.trim(), data: composed?.data ?? question.data ?? null };
  return question.content(question.schema.parse(JSON.parse(text)));
};

/** The content of a cached answer; null for data whose schema has changed since. */
const readKept = (question: Question, text: string): Content | null => {
  try {
    return contentOf(question, text, null);
  } catch {
    return null;
  }
};

/**
 * Does one step: asks its question and turns the answer into effects. Text is sent to the window as it comes and stored
 * only when the provider says that it is complete. A cached answer is used again, and no call is made that could pass
 * the month's limit.
 */
export const draftStepHandler = (kind: StepJob, deps: AppDeps, live: LiveTexts): JobHandler<StepPayload, Effect> => {
  const { store, clock } = deps;

  const effectsOf = (
    { payload, job }: Context,
    prepared: PreparedStep,
    content: Content,
    tokensUsed: number,
    isCached: boolean,
  ): Effect[] => {
    const origin = isCached ? 'model' : originOf(prepared.provider);
    const { standIn } = prepared;
    const running = { ...job, ...ownPlace(deps, job, prepared) };
    return stepEffects(deps, payload, prepared, content, { origin, tokensUsed, isCached, standIn }, running);
  };

  const cachedAnswer = (context: Context, prepared: PreparedStep): Outcome<Effect> | null => {
    const { isOn, maxDays } = deps.settings().responseCache;
    if (prepared.key === null || !isOn || context.payload.bypassesCache) return null;
    const found = store.responses.get(prepared.key, clock.now() - maxDays * dayMs);
    const content = found === null ? null : readKept(prepared.question, found.content);
    if (content === null) return null;
    return completed([
      usageEffect(deps, prepared, noUsage, null, 'cached'),
      { type: 'touch-response', key: prepared.key },
      ...effectsOf(context, prepared, content, 0, true),
    ]);
  };

  const bookAnswer = (prepared: PreparedStep, { usage, requestId, basis }: Answer): Effect[] =>
    countTokens(usage) > 0 || prepared.connection !== null
      ? [usageEffect(deps, prepared, usage, requestId, basis)]
      : [];

  const keepAnswer = ({ key, model, provider }: PreparedStep, { text, usage }: Answer): Effect[] => {
    if (key === null || model === null || !deps.settings().responseCache.isOn) return [];
    const { inputTokens, outputTokens } = usage;
    const content = text.trim();
    return [{ type: 'cache-response', key, provider: provider.origin, model, content, inputTokens, outputTokens }];
  };

  /** The booking of an answer, and the answer itself, so that it needn't be paid for again whatever becomes of it. */
  const paid = (prepared: PreparedStep, answer: Answer): Effect[] => [
    ...bookAnswer(prepared, answer),
    ...keepAnswer(prepared, answer),
  ];

  const finish = (context: Context, asked: PreparedStep, answer: Answer): Outcome<Effect> => {
    const prepared = withNewestPeers(deps, asked, context.payload.documentId);
    const { usage, requestId, composed } = answer;
    const content = contentOf(prepared.question, answer.text, composed);
    if (content.markdown.trim() === '' && content.data === null) {
      throw new ProviderFault('empty', 'empty answer', { usage, ...(requestId ? { requestId } : {}) });
    }
    return completed([
      ...paid(prepared, answer),
      { type: 'forget-remote-call' },
      ...effectsOf(context, prepared, content, countTokens(usage), false),
    ]);
  };

  /** Waits until all that was committed is on the disk; false when that can't be had, and the queue stops. */
  const isDurable = (): Promise<boolean> =>
    store.database.whenDurable().then(
      () => true,
      () => false,
    );

  return {
    kind,
    payloadSchema: stepPayloadSchema,
    run: async (context) => {
      const prepared = prepareStep(deps, context.payload, context.job.id);
      if (prepared === 'no-document') {
        return failed({ code: 'not-found', message: 'The document of this section is no longer there.' });
      }
      if (prepared === 'no-provider') {
        const run = store.runs.get(context.payload.runId);
        const standIn = store.jobs.standIns.of(context.job.id);
        if (standIn !== null) {
          // Its own drafter has it again, wherever that is.
          store.jobs.standIns.giveBack(standIn.provider);
          return { type: 'released', effects: [] };
        }
        if (run !== null) holdForRemoved(deps, run.provider);
        return { type: 'hold', reason: 'no-server', error: notSetUp, effects: [] };
      }
      if ('code' in prepared) return failed(prepared);
      const cached = cachedAnswer(context, prepared);
      if (cached !== null) return cached;
      // A call is paid for: what it rests on, this claim and the ends before it, must outlive a power cut.
      if (prepared.connection !== null && !(await isDurable())) return { type: 'released', effects: [] };
      return callModel(deps, live, context, prepared, {
        paid: (answer) => paid(prepared, answer),
        finish: (answer) => finish(context, prepared, answer),
      });
    },
    check: async (context) => {
      const prepared = prepareStep(deps, context.payload, context.job.id);
      // What costs nothing is run, and an answer that is paid already is fetched.
      if (typeof prepared === 'string' || 'code' in prepared || prepared.connection === null) return null;
      if (store.remoteCalls.of(context.job.id) !== null) return null;
      if (!(await isDurable())) return { type: 'released', effects: [] };
      return checkServer(deps, live, context, prepared);
    },
    effectsOnEnd: ({ runId, sectionId }, { error }) => [
      ...(sectionId === undefined
        ? []
        : [{ type: 'record-section', runId, sectionId, success: false, content: '', error, tokensUsed: 0 } as const]),
      { type: 'forget-remote-call' },
    ],
    // A call may have been running when the process died. A remote call is found again, and counted then.
    effectsOnLost: (payload, job) => {
      const prepared = prepareStep(deps, payload, job.id);
      return typeof prepared === 'string' || 'code' in prepared || store.remoteCalls.of(job.id) !== null
        ? []
        : estimatedUsage(deps, prepared, '');
    },
  };
};
