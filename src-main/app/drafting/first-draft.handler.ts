import { z } from 'zod';
import type { Effect } from '#shared/model/effect.ts';
import { documentIdSchema, runIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import { defaultPriorityOf } from '#shared/model/queue-policy.ts';
import { sectionKeySchema } from '#shared/model/section.ts';
import type { JobHandler } from '../../queue/handler.ts';
import type { NewJob } from '../../queue/job.ts';
import type { Outcome } from '../../queue/outcome.ts';
import { completed } from '../../queue/outcome.ts';
import type { WaitingOutline } from '../../storage/first-outlines-store.ts';
import type { EmptySection } from '../../storage/sections-store.ts';
import type { AppDeps } from '../ports.ts';
import { firstOutlineEffects } from './first-outline.ts';
import { outcomeOfEnd } from './long-document.ts';
import { openStep } from './prepare-step.ts';
import { sectionsQueue } from './step-jobs.ts';

/** The embedded drafter's text of a section, or the sections of an outline, until the model's comes (requirement F2). */
export const firstDraftKind = 'first-draft';

/** The origin of the embedded drafter: its work is never held. */
const embedded = 'embedded';

const payloadSchema = z.object({
  documentId: documentIdSchema,
  runId: runIdSchema,
  /** None where the step finds sections. */
  sectionId: sectionIdSchema.exactOptional(),
  stepKey: sectionKeySchema,
});
type FirstDraftPayload = z.infer<typeof payloadSchema>;

/** The job of a first draft; it isn't part of the run, which waits for the model. */
export const firstDraftJob = ({ ids, policies }: AppDeps, wanted: EmptySection | WaitingOutline): NewJob => {
  const { documentId, runId, stepKey, label } = wanted;
  const section = 'sectionId' in wanted ? { sectionId: wanted.sectionId } : {};
  return {
    id: ids.job(),
    kind: firstDraftKind,
    queue: sectionsQueue,
    origin: embedded,
    payload: { documentId, runId, stepKey, ...section } satisfies FirstDraftPayload,
    label,
    priority: defaultPriorityOf(sectionsQueue),
    documentId,
    uniqueKey: `${firstDraftKind}:${section.sectionId ?? `${documentId}:${stepKey}`}`,
    dependsOn: [],
    dependencyRule: 'all-finished',
    attemptLimit: 1,
    timeoutMs: policies.of(sectionsQueue).timeoutMs,
  };
};

/**
 * Composes the section, or finds the sections of the step, from the user's own data; the result is dropped if the model's
 * has come meanwhile.
 */
export const firstDraftHandler = (deps: AppDeps): JobHandler<FirstDraftPayload, Effect> => {
  /** Steps that ended the conversion process: they wait for their model, and aren't tried each time a server is held. */
  const givenUp = new Set<string>();
  const compose = async (payload: FirstDraftPayload): Promise<Outcome<Effect>> => {
    const opened = openStep(deps, payload);
    // It went with its document or gave way to a model's outline: nothing is missing, so nothing has failed.
    if (!opened) return completed([]);
    const { runId, sectionId } = payload;
    if (sectionId === undefined) return completed(await firstOutlineEffects(deps, payload, opened));
    const { markdown, data, assets } = await opened.compose();
    return completed([
      {
        type: 'put-section',
        sectionId,
        runId,
        baseRevision: 0,
        markdown: markdown.trim(),
        data,
        ...(assets === undefined ? {} : { assets: [...assets] }),
        origin: 'embedded',
        isFirstDraft: true,
      },
    ]);
  };
  return {
    kind: firstDraftKind,
    payloadSchema,
    run: async ({ payload }) => {
      const step = `${payload.runId} ${payload.stepKey}`;
      if (givenUp.has(step)) return completed([]);
      try {
        return await compose(payload);
      } catch (error) {
        const ended = outcomeOfEnd(error);
        if (ended === null) throw error;
        if (ended.type !== 'released') givenUp.add(step);
        return ended;
      }
    },
  };
};
