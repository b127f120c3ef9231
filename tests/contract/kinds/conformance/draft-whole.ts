import type { Json } from '#shared/model/json.ts';
import { jsonSchema } from '#shared/model/json.ts';
import type { Content, OpenDocument, Peer, Plan, Work } from '../../../../src-main/documents/document-kind.ts';

type PlannedStep = Plan['steps'][number];

/** A step that was done, what it wrote and what followed from it. */
export interface DoneStep {
  readonly step: PlannedStep;
  readonly work: Work;
  readonly content: Content;
  readonly followUp: Plan;
}

/** A document as its kind alone drafts it, with all that was planned on the way. */
export interface WholeDraft {
  /** Its sections in order, with their text. */
  readonly sections: readonly (Plan['sections'][number] & { readonly markdown: string })[];
  readonly steps: readonly PlannedStep[];
  readonly done: readonly DoneStep[];
  readonly peers: readonly Peer[];
}

/** As it comes back from the store. */
const stored = (value: unknown): Json => jsonSchema.parse(JSON.parse(JSON.stringify(value)));

/**
 * Does every step that starts by itself, one after the other, as the app does but without a store.
 *
 * @param alsoOnRequest whether steps that wait for being asked are done too
 */
export const draftWhole = (document: OpenDocument, alsoOnRequest = false): WholeDraft => {
  const sections = new Map<string, WholeDraft['sections'][number]>();
  const steps: PlannedStep[] = [];
  const done: DoneStep[] = [];
  const waiting: PlannedStep[] = [];
  const peers = (): Peer[] => [...sections.values()].sort((a, b) => a.order - b.order);
  const add = (plan: Plan): void => {
    for (const section of plan.sections) sections.set(section.key, { ...section, markdown: '' });
    steps.push(...plan.steps);
    waiting.push(...plan.steps.filter(({ start }) => start === 'now' || alsoOnRequest));
  };
  const isWaiting = (key: string): boolean => waiting.some((step) => step.key === key);
  const takeNext = (): PlannedStep | undefined => {
    const at = waiting.findIndex(({ waitsFor }) => !waitsFor.some(isWaiting));
    return at < 0 ? undefined : waiting.splice(at, 1)[0];
  };
  add(document.plan());
  for (let step = takeNext(); step !== undefined; step = takeNext()) {
    const section = step.section === null ? undefined : sections.get(step.section);
    const brief = stored(step.brief ?? section?.brief ?? null);
    const work: Work = { key: step.key, brief, peers: peers() };
    const content = document.compose(work);
    if (section) sections.set(section.key, { ...section, ...content, data: content.data ?? section.data });
    const followUp = document.onStepDone(work, content);
    done.push({ step, work, content, followUp });
    add(followUp);
  }
  if (waiting.length > 0) throw new Error(`steps wait for each other: ${waiting.map(({ key }) => key).join(', ')}`);
  return { sections: [...sections.values()].sort((a, b) => a.order - b.order), steps, done, peers: peers() };
};
