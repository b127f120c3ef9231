import type { DocumentSummary, RunView } from '#shared/model/document.ts';
import type { RunStatus } from '#shared/model/run.ts';
import { runStatusOf } from '#shared/model/run.ts';
import { laneName } from '../../queue/job.ts';
import type { DocumentSummaryRow } from '../../storage/documents-store.ts';
import type { RunRow } from '../../storage/runs-store.ts';
import type { SectionStateRow } from '../../storage/section-rows.ts';
import { sectionsQueue } from '../drafting/step-jobs.ts';
import type { AppDeps } from '../ports.ts';
import { estimateMs } from '../queue/estimate.ts';
import { sectionStateOf } from './section-state.ts';

/** A run with its estimate. */
export const runViewOf = (deps: AppDeps, run: RunRow): RunView => {
  const { id, provider, model, createdAt, startedAt, finishedAt, totalTokens } = run;
  const { total, waiting, running, completed, failed, cancelled } = run;
  const open = waiting + running;
  const origin = deps.provider(provider)?.origin;
  const meanMs = origin ? deps.store.durations.laneMeanMs(laneName(sectionsQueue, origin)) : null;
  return {
    id,
    provider,
    providerLabel: deps.connection(provider)?.label ?? null,
    model,
    counts: { total, waiting, running, completed, failed, cancelled },
    createdAt,
    startedAt,
    finishedAt,
    remainingMs:
      open === 0
        ? null
        : estimateMs(
            open,
            { ...deps.policies.of(sectionsQueue), concurrency: run.concurrency },
            meanMs,
            origin !== undefined && deps.isMetered(origin),
          ),
    totalTokens,
  };
};

/** A run that was called off takes nothing from a document that was whole before it. */
const statusOf = (status: RunStatus, sections: readonly SectionStateRow[]): RunStatus =>
  status === 'cancelled' && sections.length > 0 && sections.every(({ hasText }) => hasText) ? 'completed' : status;

/** What a library card shows. */
export const documentSummaryOf = (
  deps: AppDeps,
  document: DocumentSummaryRow,
  run: RunRow | undefined,
  sections: readonly SectionStateRow[],
): DocumentSummary => {
  const view = run ? runViewOf(deps, run) : null;
  return {
    id: document.id,
    kind: document.kind,
    title: document.title,
    client: document.client,
    status: view ? statusOf(runStatusOf(view.counts), sections) : 'draft',
    thread: sections.map((section) => sectionStateOf(section).type),
    createdAt: document.createdAt,
    updatedAt: document.updatedAt,
    run: view,
  };
};
