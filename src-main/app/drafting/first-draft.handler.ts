import { z } from 'zod';
import type { Effect } from '#shared/model/effect.ts';
import { documentIdSchema, runIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import { sectionKeySchema } from '#shared/model/section.ts';
import type { JobHandler } from '../../queue/handler.ts';
import type { NewJob } from '../../queue/job.ts';
import { completed, failed } from '../../queue/outcome.ts';
import type { EmptySection } from '../../storage/sections-store.ts';
import type { AppDeps } from '../ports.ts';
import { openStep } from './prepare-step.ts';
import { sectionsQueue } from './step-payload.ts';

/** The embedded drafter's text of a section, until the model's comes (requirement F2). */
export const firstDraftKind = 'first-draft';

/** The origin of the embedded drafter: its work is never held. */
const embedded = 'embedded';

const payloadSchema = z.object({
  documentId: documentIdSchema,
  runId: runIdSchema,
  sectionId: sectionIdSchema,
  stepKey: sectionKeySchema,
});
type FirstDraftPayload = z.infer<typeof payloadSchema>;

/** The job of a first draft; it isn't part of the run, which waits for the model. */
export const firstDraftJob = ({ ids, policies }: AppDeps, section: EmptySection): NewJob => {
  const { documentId, runId, sectionId, stepKey, label } = section;
  return {
    id: ids.job(),
    kind: firstDraftKind,
    queue: sectionsQueue,
    origin: embedded,
    payload: { documentId, runId, sectionId, stepKey } satisfies FirstDraftPayload,
    label,
    priority: defaultPriorityOf(sectionsQueue),
    documentId,
    uniqueKey: `${firstDraftKind}:${sectionId}`,
    dependsOn: [],
    dependencyRule: 'all-finished',
    attemptLimit: 1,
    timeoutMs: policies.of(sectionsQueue).timeoutMs,
  };
};

/** Composes the section from the user's own data; the result is dropped if a text has come meanwhile. */
export const firstDraftHandler = (deps: AppDeps): JobHandler<FirstDraftPayload, Effect> => ({
  kind: firstDraftKind,
  payloadSchema,
  run: async ({ payload }) => {
    const opened = openStep(deps, payload);
    if (!opened) return failed({ code: 'not-found', message: 'The document of this section is no longer there.' });
    const { runId, sectionId } = payload;
    const { markdown, data } = await opened.compose();
    return completed([
      {
        type: 'put-section',
        sectionId,
        runId,
        baseRevision: 0,
        markdown: markdown.trim(),
        data,
        origin: 'embedded',
        isFirstDraft: true,
      },
    ]);
  },
});
