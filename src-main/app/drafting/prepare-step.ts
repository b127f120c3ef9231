import { createHash } from 'node:crypto';
import type { AppError } from '#shared/model/app-error.ts';
import type { DocumentId, JobId } from '#shared/model/ids.ts';
import type { Prompt } from '#shared/model/prompt.ts';
import type { ProviderName } from '#shared/model/run.ts';
import type { StandIn } from '#shared/model/stand-in.ts';
import type { Content, OpenDocument, Question, Work } from '../../documents/document-kind.ts';
import type { TextModel } from '../../providers/text-model.ts';
import type { DocumentHead } from '../../storage/documents-store.ts';
import type { RunRow } from '../../storage/runs-store.ts';
import type { StepRow } from '../../storage/steps-store.ts';
import { openDraft, refusalOfInput, requireKind } from '../documents/open-draft.ts';
import type { AppDeps, ConnectionFacts } from '../ports.ts';
import { endingClearly, longDocument } from './long-document.ts';
import type { StepPayload } from './step-jobs.ts';

/** Everything that an answer depends on: the same key means the same question to the same model. */
interface AskedRequest {
  /** Different addresses of a server may lead to different models of the same name. */
  readonly baseUrl: string;
  readonly model: string;
  readonly prompt: Prompt;
  readonly maxOutputTokens: number;
  /** The name of the schema, where the answer is data. */
  readonly shape?: string;
}

/** The cache key of an answer (requirement A12): a hash, so that it reveals nothing of a candidate. */
const requestKeyOf = ({ baseUrl, model, prompt, maxOutputTokens, shape }: AskedRequest): string => {
  const { instructions, shared, source, request } = prompt;
  const asked = JSON.stringify([
    'v2',
    baseUrl,
    model,
    maxOutputTokens,
    instructions,
    shared,
    source,
    request,
    ...(shape === undefined ? [] : [shape]),
  ]);
  return createHash('sha256').update(asked).digest('hex');
};

/** A stored step, ready to be done. */
export interface OpenStep {
  readonly run: RunRow;
  readonly step: StepRow;
  readonly kindVersion: number;
  readonly head: DocumentHead;
  /** The opened document; opened at the first call. */
  document(): OpenDocument;
  readonly work: Work;
  /** The embedded drafter's content for it. */
  compose(): Promise<Content>;
}

/** Everything a draft needs, looked up when it starts. */
export interface PreparedStep extends OpenStep {
  /** Who does it: its run's provider, or the second choice that stands in. */
  readonly drafter: ProviderName;
  readonly standIn: StandIn | null;
  readonly provider: TextModel;
  readonly connection: ConnectionFacts | null;
  /** What the call names and is booked under; null for a drafter that has no models. */
  readonly model: string | null;
  readonly question: Question;
  /** What the answer is found again by; null where nothing is kept, since nothing is paid. */
  readonly key: string | null;
}

/** The embedded drafter is asked nothing: it composes. */
const unasked: Question = {
  type: 'text',
  prompt: { instructions: 'Compose.', shared: '', source: '', request: 'Compose.' },
};

type WhichStep = Pick<StepPayload, 'documentId' | 'runId' | 'stepKey' | 'comment'>;

/** Opens a stored step: its brief and the document's input, and never a new plan; null when it is gone. */
export const openStep = (deps: AppDeps, { documentId, runId, stepKey, comment }: WhichStep): OpenStep | null => {
  const { store } = deps;
  const row = store.documents.head(documentId);
  const run = store.runs.get(runId);
  const step = store.steps.get(documentId, stepKey);
  if (!row || !run || !step) return null;
  const kind = requireKind(deps, row.kind);
  const document = () => openDraft(deps, kind, row, run);
  const peers = store.sections.peersOf(documentId);
  const marks = step.sectionId === null ? {} : store.marks.ofSection(step.sectionId);
  const work = { key: stepKey, brief: step.brief, peers, marks, comment };
  return {
    run,
    step,
    head: row,
    kindVersion: kind.version,
    document,
    work,
    compose: async () => {
      const long = longDocument(deps, run);
      if (long === null) return document().compose(work);
      return endingClearly(long.convert('compose-step', { document: long.document, work }));
    },
  };
};

/**
 * Looks up what the job of a step needs, and works out what a model is asked; says what is missing where the document is
 * gone, or whoever is to draft isn't set up, or the error where no model can be asked about the document.
 */
export const prepareStep = (
  deps: AppDeps,
  which: WhichStep,
  jobId: JobId,
): PreparedStep | AppError | 'no-document' | 'no-provider' => {
  const opened = openStep(deps, which);
  if (opened === null) return 'no-document';
  const { run, work } = opened;
  const standIn = deps.store.jobs.standIns.of(jobId);
  const drafter = standIn?.provider ?? run.provider;
  const provider = deps.provider(drafter);
  if (!provider) return 'no-provider';
  const refusal = provider.name === 'embedded' ? null : refusalOfInput(deps, opened.head);
  if (refusal !== null) return refusal;
  const connection = deps.connection(drafter);
  // The run's model is one of its own provider's.
  const model = (standIn === null ? run.model : null) ?? connection?.model ?? null;
  const question = provider.name === 'embedded' ? unasked : opened.document().prompt(work);
  const key =
    connection === null || model === null
      ? null
      : requestKeyOf({
          baseUrl: connection.baseUrl,
          model,
          prompt: question.prompt,
          maxOutputTokens: connection.maxOutputTokens,
          ...(question.type === 'data' ? { shape: question.name } : {}),
        });
  return { ...opened, drafter, standIn, provider, connection, model, question, key };
};

/**
 * The same outline with the sections as they stand now: what the user wrote or touched while a model was asked counts for
 * what is made of its answer. A step that writes a section stays as it was asked.
 */
export const withNewestPeers = ({ store }: AppDeps, prepared: PreparedStep, documentId: DocumentId): PreparedStep => {
  if (prepared.step.sectionId !== null) return prepared;
  const work = { ...prepared.work, peers: store.sections.peersOf(documentId) };
  const question = prepared.question === unasked ? unasked : prepared.document().prompt(work);
  return { ...prepared, work, question };
};
