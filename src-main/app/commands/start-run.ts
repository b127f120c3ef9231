import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import { laneName } from '../../queue/job.ts';
import { rankOf } from '../../queue/rank.ts';
import { admit } from '../admission.ts';
import { estimatedWaitMs, estimateMs } from '../estimate.ts';
import { draftSectionKind, sectionsQueue } from '../handlers/draft-section-payload.ts';
import type { AppDeps } from '../ports.ts';
import { releaseForRun } from '../release-held.ts';
import { dayOf } from './day-of.ts';
import { draftTimeoutMs } from './draft-timeout.ts';
import { resolveOptions } from './resolve-options.ts';
import { sectionJobs } from './section-jobs.ts';

/**
 * Creates a document and queues one job a section, in one transaction: either all of it is there or none.
 * Throws `queue.full`, `provider.unknown`, `provider.no-model` or `input.invalid`.
 */
export const startRun =
  (deps: AppDeps) =>
  (input: RouteParsedInput<'run.start'>): RouteOutput<'run.start'> => {
    const { store, clock, ids } = deps;
    const policy = deps.policies.of(sectionsQueue);
    const { options, provider } = resolveOptions(deps, input.options);
    const { startAt, batchId, priority = defaultPriorityOf(sectionsQueue) } = input;
    const kind = deps.documentKind(input.kind);
    const source = kind.parseInput(input.input);
    const plan = kind.plan(source, options);
    const now = clock.now();
    const { waiting, isBusy } = admit(deps, sectionsQueue, plan.length);
    const documentId = ids.document();
    const runId = ids.run();
    const sections = plan.map((section) => ({
      plan: section,
      sectionId: ids.section(),
      jobId: ids.job(),
      baseRevision: 0,
    }));
    const jobs = sectionJobs(sections, new Set(plan.map(({ key }) => key)), {
      documentId,
      runId,
      origin: provider.origin,
      priority,
      attemptLimit: options.maxRetries + 1,
      timeoutMs: draftTimeoutMs(deps, options.provider),
      startAt,
      batchId,
    });

    store.database.write(() => {
      store.documents.insert(
        {
          id: documentId,
          kind: input.kind,
          title: input.title ?? kind.title(source),
          client: input.input.job?.company ?? null,
          candidateName: input.input.candidate.fullName,
          input: source,
        },
        now,
      );
      const today = dayOf(now);
      store.runs.insert({ id: runId, documentId, options, concurrency: policy.concurrency, today, batchId }, now);
      store.documents.setCurrentRun(documentId, runId, now);
      store.sections.insert(
        documentId,
        sections.map(({ plan: section, sectionId }) => ({ id: sectionId, plan: section })),
        now,
      );
      store.jobs.enqueue(jobs, now);
      for (const { sectionId, jobId } of sections) store.sections.assignJob(sectionId, jobId, now);
      store.runs.insertSections(runId, sections);
    });
    releaseForRun(deps, provider.origin);

    const lane = laneName(sectionsQueue, provider.origin);
    const meanMs = store.durations.meanMs(draftSectionKind, sectionsQueue, provider.origin);
    const isMetered = deps.isMetered(provider.origin);
    const position = Math.min(waiting, store.jobList.aheadOf(lane, rankOf(priority, Math.max(now, startAt ?? now))));
    return {
      documentId,
      runId,
      sections: plan.length,
      position,
      estimatedWaitMs: estimatedWaitMs(position, policy, meanMs, isMetered),
      estimatedMs: estimateMs(position + plan.length, policy, meanMs, isMetered),
      isBusy,
    };
  };
