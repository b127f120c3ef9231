import type { DraftRequest, TextModel } from '../../providers/text-model.ts';
import type { RunRow } from '../../storage/runs-store.ts';
import type { AppDeps, ConnectionFacts } from '../ports.ts';
import { requestKeyOf } from '../request-key.ts';
import type { DraftSectionPayload } from './draft-section-payload.ts';

/** Everything a draft needs, looked up when it starts. */
export interface PreparedDraft {
  readonly run: RunRow;
  readonly provider: TextModel;
  readonly connection: ConnectionFacts | null;
  /** What the call names and is booked under; null for a drafter that has no models. */
  readonly model: string | null;
  readonly request: DraftRequest;
  /** What the answer is found again by; null where nothing is kept, since nothing is paid. */
  readonly key: string | null;
}

/** Works out plan, prompt and provider anew from what is stored; null when the document or its provider is gone. */
export const prepareDraft = (
  deps: AppDeps,
  { documentId, runId, sectionKey }: Pick<DraftSectionPayload, 'documentId' | 'runId' | 'sectionKey'>,
): PreparedDraft | null => {
  const document = deps.store.documents.get(documentId);
  const run = deps.store.runs.get(runId);
  const provider = run ? deps.provider(run.provider) : null;
  if (!document || !run || !provider) return null;
  const kind = deps.documentKind(document.kind);
  const input = kind.parseInput(document.input);
  const plan = kind.plan(input, run.options);
  const section = plan.find(({ key }) => key === sectionKey);
  if (!section) return null;
  const context = { plan, options: run.options, today: run.today };
  const connection = deps.connection(run.provider);
  const model = run.model ?? connection?.model ?? null;
  const prompt = kind.prompt(section, input, context);
  const request: DraftRequest = {
    sectionKey: section.key,
    prompt,
    model,
    compose: () => kind.compose(section, input, context),
  };
  const key =
    connection === null || model === null
      ? null
      : requestKeyOf({ origin: provider.origin, model, prompt, maxOutputTokens: connection.maxOutputTokens });
  return { run, provider, connection, model, request, key };
};
