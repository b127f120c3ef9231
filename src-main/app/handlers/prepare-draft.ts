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

type WhichSection = Pick<DraftSectionPayload, 'documentId' | 'runId' | 'sectionKey'>;

/** The section of a stored run as its kind plans it, ready to be composed or asked for; null when it is gone. */
export const plannedSection = (deps: AppDeps, { documentId, runId, sectionKey }: WhichSection) => {
  const document = deps.store.documents.get(documentId);
  const run = deps.store.runs.get(runId);
  if (!document || !run) return null;
  const kind = deps.documentKind(document.kind);
  const input = kind.parseInput(document.input);
  const plan = kind.plan(input, run.options);
  const section = plan.find(({ key }) => key === sectionKey);
  if (!section) return null;
  const context = { plan, options: run.options, today: run.today };
  return {
    run,
    prompt: () => kind.prompt(section, input, context),
    compose: () => kind.compose(section, input, context),
  };
};

/**
 * Works out plan, prompt and provider anew from what is stored; says what is missing where the document is gone, or its
 * provider isn't set up.
 */
export const prepareDraft = (deps: AppDeps, which: WhichSection): PreparedDraft | 'no-document' | 'no-provider' => {
  const planned = plannedSection(deps, which);
  if (planned === null) return 'no-document';
  const { run, compose } = planned;
  const provider = deps.provider(run.provider);
  if (!provider) return 'no-provider';
  const connection = deps.connection(run.provider);
  const model = run.model ?? connection?.model ?? null;
  const prompt = planned.prompt();
  const key =
    connection === null || model === null
      ? null
      : requestKeyOf({ baseUrl: connection.baseUrl, model, prompt, maxOutputTokens: connection.maxOutputTokens });
  return { run, provider, connection, model, request: { sectionKey: which.sectionKey, prompt, model, compose }, key };
};
