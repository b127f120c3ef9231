import type { AppError } from '#shared/model/app-error.ts';
import type { Effect } from '#shared/model/effect.ts';
import type { SectionOrigin } from '#shared/model/section.ts';
import { ProviderFault } from '../../providers/provider-fault.ts';
import type { TextModel, TokenUsage } from '../../providers/text-model.ts';
import { JobStop } from '../../queue/executor.ts';
import type { HandlerContext, JobHandler } from '../../queue/handler.ts';
import type { Outcome } from '../../queue/outcome.ts';
import { completed, failed } from '../../queue/outcome.ts';
import { mostCostOfCall } from '../call-cost.ts';
import type { LiveTexts } from '../live-texts.ts';
import type { AppDeps } from '../ports.ts';
import { accountOfFault, estimatedUsage, noUsage, usageEffect } from './call-account.ts';
import type { DraftSectionPayload } from './draft-section-payload.ts';
import { draftSectionKind, draftSectionPayloadSchema } from './draft-section-payload.ts';
import { outcomeOfFault } from './fault-outcome.ts';
import type { PreparedDraft } from './prepare-draft.ts';
import { prepareDraft } from './prepare-draft.ts';
import { mayStillRun, remoteCallsOf } from './remote-call.ts';

type Context = HandlerContext<DraftSectionPayload>;

/** What is known of a call while it lasts. */
interface Call {
  isSent: boolean;
  /** Text that has come so far. */
  arrived: string;
}

const dayMs = 24 * 60 * 60_000;

/** How long to wait for calls under way to end, where the month's limit has room for no more at once. */
const roomWaitMs = 5_000;

const noRoomYet: AppError = {
  code: 'provider.spending-limit',
  message: 'The spending limit has room for one call after the other only.',
};

/** How long work of a server that isn't set up waits before somebody looks whether it is. */
const parkedMs = 60_000;

const notSetUp: AppError = {
  code: 'provider.unknown',
  message: 'The server that was to draft this is not set up any more.',
  action: 'Add it again in Settings, or draft the document with another.',
};

const originOf = (provider: TextModel): SectionOrigin => (provider.name === 'embedded' ? 'embedded' : 'model');

const tokensOf = (usage: TokenUsage): number => usage.inputTokens + usage.outputTokens;

/** The effects of a text that is there, whoever wrote it and whenever. */
const putText = (
  { runId, sectionId, baseRevision }: DraftSectionPayload,
  content: string,
  origin: SectionOrigin,
  tokensUsed: number,
  isCached: boolean,
): Effect[] => [
  { type: 'put-section-text', sectionId, runId, baseRevision, content, origin },
  { type: 'record-section', runId, sectionId, success: true, content, error: null, tokensUsed, isCached },
];

/** What had come of a text that broke off, kept beside the section. */
const keepPartial = ({ sectionId }: DraftSectionPayload, arrived: string): Effect[] =>
  arrived.trim() === '' ? [] : [{ type: 'keep-partial-text', sectionId, content: arrived.trim() }];

/**
 * Drafts one section: plan, prompt, stream; text is told as it comes and stored only when the provider says it is done. An
 * answer that was paid for once is used again, and no call is made that could pass the month's limit.
 */
export const draftSectionHandler = (deps: AppDeps, live: LiveTexts): JobHandler<DraftSectionPayload, Effect> => {
  const { store, clock, spending } = deps;

  const cachedAnswer = (payload: DraftSectionPayload, prepared: PreparedDraft): Outcome<Effect> | null => {
    const { isOn, maxDays } = deps.settings().responseCache;
    if (prepared.key === null || !isOn || payload.bypassesCache) return null;
    const found = store.responses.get(prepared.key, clock.now() - maxDays * dayMs);
    if (found === null) return null;
    return completed([
      usageEffect(deps, prepared, noUsage, null, 'cached'),
      { type: 'touch-response', key: prepared.key },
      ...putText(payload, found.content, 'model', 0, true),
    ]);
  };

  const finished = (
    payload: DraftSectionPayload,
    prepared: PreparedDraft,
    event: { readonly text: string; readonly usage: TokenUsage; readonly requestId: string | null },
  ): Outcome<Effect> => {
    const { text, usage, requestId } = event;
    const { provider, model, key } = prepared;
    const content = text.trim();
    if (content === '')
      throw new ProviderFault('empty', 'empty answer', { usage, ...(requestId ? { requestId } : {}) });
    const { inputTokens, outputTokens } = usage;
    const booked =
      tokensOf(usage) === 0 && prepared.connection?.reach === 'internet'
        ? estimatedUsage(deps, prepared, text, requestId)
        : tokensOf(usage) > 0 || prepared.connection !== null
          ? [usageEffect(deps, prepared, usage, requestId)]
          : [];
    const isKept = key !== null && model !== null && deps.settings().responseCache.isOn;
    return completed([
      // A server that counts nothing is no reason to count nothing.
      ...booked,
      ...(isKept
        ? [
            {
              type: 'cache-response',
              key,
              provider: provider.origin,
              model,
              content,
              inputTokens,
              outputTokens,
            } as const,
          ]
        : []),
      { type: 'forget-remote-call' },
      ...putText(payload, content, originOf(provider), tokensOf(usage), false),
    ]);
  };

  const stream = async (context: Context, prepared: PreparedDraft, call: Call): Promise<Outcome<Effect>> => {
    const { job, payload, signal } = context;
    const remote = remoteCallsOf(deps, job.id, prepared);
    const request = remote === undefined ? prepared.request : { ...prepared.request, remote };
    live.begin(payload.documentId, payload.sectionId, job.claimNo);
    for await (const event of prepared.provider.draft(request, signal)) {
      signal.throwIfAborted();
      switch (event.type) {
        case 'sent':
          call.isSent = true;
          break;
        case 'delta':
          call.arrived += event.text;
          live.append(payload.sectionId, event.text);
          break;
        case 'completed':
          return finished(payload, prepared, event);
      }
    }
    // The stream ended without saying that it was complete: whatever arrived, the end is missing.
    signal.throwIfAborted();
    throw new ProviderFault('cut', 'the stream ended without completing');
  };

  /** What an abort in mid-call leaves behind; the executor, which asked for it, knows what it means for the job. */
  const stopped = ({ job, payload, signal }: Context, prepared: PreparedDraft, call: Call): Outcome<Effect> => {
    const remote = store.remoteCalls.of(job.id);
    const isCancel = signal.reason instanceof JobStop && signal.reason.why === 'cancel';
    if (remote !== null && !isCancel) return { type: 'cancelled', effects: keepPartial(payload, call.arrived) };
    // Nobody waits for it any more: it need not be written to its end.
    if (remote !== null) prepared.provider.cancelRemote?.(remote.responseId);
    return {
      type: 'cancelled',
      effects: [
        ...(call.isSent || remote !== null ? estimatedUsage(deps, prepared, call.arrived) : []),
        { type: 'forget-remote-call' },
        ...keepPartial(payload, call.arrived),
      ],
    };
  };

  const onError = (error: unknown, context: Context, prepared: PreparedDraft, call: Call): Outcome<Effect> => {
    if (context.signal.aborted) return stopped(context, prepared, call);
    // Anything unknown counts as unexpected, with the executor.
    if (!(error instanceof ProviderFault)) throw error;
    const arrived = error.detail.partialText ?? call.arrived;
    const goesOn = mayStillRun(error) && store.remoteCalls.of(context.job.id) !== null;
    const isSent = call.isSent && !goesOn;
    return outcomeOfFault(error, clock.now(), [
      ...accountOfFault(deps, prepared, error, { isSent, arrived }),
      ...(goesOn ? [] : [{ type: 'forget-remote-call' } as const]),
      ...keepPartial(context.payload, arrived),
    ]);
  };

  const reserve = ({ run, connection, model, request }: PreparedDraft): (() => void) | 'wait' => {
    if (connection === null) return () => {};
    const reserved = spending.reserve(mostCostOfCall(deps, run.provider, model, request.prompt));
    if (reserved === 'wait') return 'wait';
    if (typeof reserved === 'string') throw new ProviderFault('spending-limit', reserved, { providerCode: reserved });
    // Given back when what the call really cost has been stored: that takes the end of this turn and the next.
    return () =>
      void deps
        .turn()
        .then(() => deps.turn())
        .then(reserved);
  };

  const draft = async (context: Context, prepared: PreparedDraft): Promise<Outcome<Effect>> => {
    const call: Call = { isSent: false, arrived: '' };
    let giveBack = () => {};
    try {
      const pending = remoteCallsOf(deps, context.job.id, prepared)?.pending ?? null;
      // A call that is paid already and only has to be fetched needs no room.
      const reserved = pending === null ? reserve(prepared) : () => {};
      if (reserved === 'wait') {
        return { type: 'snooze', untilMs: clock.now() + roomWaitMs, error: noRoomYet, effects: [] };
      }
      giveBack = reserved;
      return await stream(context, prepared, call);
    } catch (error) {
      return onError(error, context, prepared, call);
    } finally {
      giveBack();
      live.end(context.payload.sectionId, context.job.claimNo);
    }
  };

  return {
    kind: draftSectionKind,
    payloadSchema: draftSectionPayloadSchema,
    run: async (context) => {
      const prepared = prepareDraft(deps, context.payload);
      if (prepared === 'no-document') {
        return failed({ code: 'not-found', message: 'The document of this section is no longer there.' });
      }
      // Put aside rather than held: others may draft with the same server under another name. Set up again, it goes on.
      if (prepared === 'no-provider')
        return { type: 'snooze', untilMs: clock.now() + parkedMs, error: notSetUp, effects: [] };
      return cachedAnswer(context.payload, prepared) ?? (await draft(context, prepared));
    },
    effectsOnEnd: ({ runId, sectionId }, { error }) => [
      { type: 'record-section', runId, sectionId, success: false, content: '', error, tokensUsed: 0 },
      { type: 'forget-remote-call' },
    ],
    // The call was perhaps under way when the process died. One that goes on without us is found again, and counted then.
    effectsOnLost: (payload, job) => {
      const prepared = prepareDraft(deps, payload);
      return typeof prepared === 'string' || store.remoteCalls.of(job.id) !== null
        ? []
        : estimatedUsage(deps, prepared, '');
    },
  };
};
