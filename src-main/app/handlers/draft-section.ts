import type { Effect } from '#shared/model/effect.ts';
import type { SectionOrigin } from '#shared/model/section.ts';
import { ProviderFault } from '../../providers/provider-fault.ts';
import type { DraftRequest, TextModel, TokenUsage } from '../../providers/text-model.ts';
import type { HandlerContext, JobHandler } from '../../queue/handler.ts';
import type { Outcome } from '../../queue/outcome.ts';
import { completed, failed } from '../../queue/outcome.ts';
import type { LiveTexts } from '../live-texts.ts';
import type { AppDeps } from '../ports.ts';
import type { DraftSectionPayload } from './draft-section-payload.ts';
import { draftSectionKind, draftSectionPayloadSchema } from './draft-section-payload.ts';
import { outcomeOfFault } from './fault-outcome.ts';

const originOf = (provider: TextModel): SectionOrigin => (provider.name === 'embedded' ? 'embedded' : 'model');

const usageEffect = (
  provider: TextModel,
  model: string | null,
  usage: TokenUsage,
  requestId: string | null,
): Effect => ({
  type: 'add-usage',
  provider: provider.name,
  model,
  ...usage,
  requestId,
});

const tokensOf = (usage: TokenUsage): number => usage.inputTokens + usage.outputTokens;

/** Everything a draft needs, looked up when it starts; null when the document is gone or has been deleted. */
const prepare = (deps: AppDeps, payload: DraftSectionPayload) => {
  const document = deps.store.documents.get(payload.documentId);
  const run = deps.store.runs.get(payload.runId);
  const provider = run ? deps.provider(run.provider) : null;
  if (!document || !run || !provider) return null;
  const kind = deps.documentKind(document.kind);
  const input = kind.parseInput(document.input);
  const plan = kind.plan(input, run.options);
  const section = plan.find(({ key }) => key === payload.sectionKey);
  if (!section) return null;
  const context = { plan, options: run.options, today: run.today };
  const request: DraftRequest = {
    sectionKey: section.key,
    prompt: kind.prompt(section, input, context),
    model: run.model,
    compose: () => kind.compose(section, input, context),
  };
  return { provider, request };
};

/** Drafts one section: plan, prompt, stream; text is told as it comes and stored only when the provider says it is done. */
export const draftSectionHandler = (deps: AppDeps, live: LiveTexts): JobHandler<DraftSectionPayload, Effect> => {
  const stream = async (
    { job, payload, signal }: HandlerContext<DraftSectionPayload>,
    provider: TextModel,
    request: DraftRequest,
  ): Promise<Outcome<Effect>> => {
    live.begin(payload.documentId, payload.sectionId, job.claimNo);
    for await (const event of provider.draft(request, signal)) {
      signal.throwIfAborted();
      if (event.type === 'delta') {
        live.append(payload.sectionId, event.text);
        continue;
      }
      const content = event.text.trim();
      const tokensUsed = tokensOf(event.usage);
      const paid = tokensUsed > 0 ? [usageEffect(provider, request.model, event.usage, event.requestId)] : [];
      if (content === '') return outcomeOfFault(new ProviderFault('empty', 'empty answer'), deps.clock.now(), paid);
      const { runId, sectionId, baseRevision } = payload;
      return completed([
        ...paid,
        { type: 'put-section-text', sectionId, runId, baseRevision, content, origin: originOf(provider) },
        { type: 'record-section', runId, sectionId, success: true, content, error: null, tokensUsed },
      ]);
    }
    // The stream ended without saying that it was complete: whatever arrived, the end is missing.
    signal.throwIfAborted();
    throw new ProviderFault('cut', 'the stream ended without completing');
  };

  return {
    kind: draftSectionKind,
    payloadSchema: draftSectionPayloadSchema,
    run: async (context) => {
      const prepared = prepare(deps, context.payload);
      if (!prepared) return failed({ code: 'not-found', message: 'The document of this section is no longer there.' });
      try {
        return await stream(context, prepared.provider, prepared.request);
      } catch (error) {
        // An abort goes on to the executor, which knows why it asked for it; anything else unknown counts as unexpected.
        if (!(error instanceof ProviderFault)) throw error;
        const { usage, requestId } = error.detail;
        const paid = usage ? [usageEffect(prepared.provider, prepared.request.model, usage, requestId ?? null)] : [];
        return outcomeOfFault(error, deps.clock.now(), paid);
      } finally {
        live.end(context.payload.sectionId, context.job.claimNo);
      }
    },
    effectsOnEnd: ({ runId, sectionId }, { error }) => [
      { type: 'record-section', runId, sectionId, success: false, content: '', error, tokensUsed: 0 },
    ],
  };
};
