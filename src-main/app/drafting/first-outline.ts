import type { Effect } from '#shared/model/effect.ts';
import type { DocumentId, RunId, SectionId } from '#shared/model/ids.ts';
import type { Json } from '#shared/model/json.ts';
import type { SectionDraft } from '#shared/model/section.ts';
import type { Step } from '#shared/model/step.ts';
import type { Content, Peer, Work } from '../../documents/document-kind.ts';
import type { AppDeps } from '../ports.ts';
import type { OpenStep } from './prepare-step.ts';

/** Longest key there is. */
const longestKey = 80;

/** More outlines after one another than any document has: a kind whose outlines never end must not hang the app. */
const mostOutlines = 20;

/** What a first outline is made of: the plans that one outline and those it leads to would give, and the texts. */
interface Found {
  readonly sections: readonly SectionDraft[];
  readonly steps: readonly Step[];
  readonly contents: ReadonlyMap<string, Content>;
}

const asPeer = (section: SectionDraft, content: Content | undefined): Peer => ({
  ...section,
  markdown: content?.markdown ?? '',
  data: content?.data ?? section.data,
});

/** Whether the embedded drafter does what a step is for: it starts by itself, and the kind allows it. */
const isComposed = ({ start, canEmbed }: Step): boolean => start === 'now' && canEmbed;

/** The brief of a step that an outline found: its own, or that of its section. */
const briefOf = ({ brief, section }: Step, sections: readonly SectionDraft[]): Json =>
  brief ?? sections.find(({ key }) => key === section)?.brief ?? null;

/**
 * Finds and composes what an outline and those that follow from it would lead to. Gives the event loop a turn before each
 * text, since there can be many.
 */
const compose = async ({ turn }: AppDeps, { document, work }: OpenStep): Promise<Found> => {
  const standing = work.peers.filter(({ givesWay }) => givesWay !== true);
  const sections: SectionDraft[] = [];
  const steps: Step[] = [];
  const contents = new Map<string, Content>();
  const workOn = (key: string, brief: Json): Work => ({
    key,
    brief,
    peers: [...standing, ...sections.map((section) => asPeer(section, contents.get(section.key)))],
  });
  const write = async (step: Step, section: string): Promise<void> => {
    steps.push(step);
    if (!isComposed(step)) return;
    await turn();
    contents.set(section, document.compose(workOn(step.key, briefOf(step, sections))));
  };
  /** Returns the outlines that follow. */
  const find = async (key: string, brief: Json): Promise<Step[]> => {
    const outline = workOn(key, brief);
    const plan = document.onStepDone(outline, document.compose(outline));
    sections.push(...plan.sections);
    for (const step of plan.steps) if (step.section !== null) await write(step, step.section);
    return plan.steps.filter((step) => step.section === null && isComposed(step));
  };
  let outlines = await find(work.key, work.brief);
  for (let round = 0; outlines.length > 0 && round < mostOutlines; round += 1) {
    const next: Step[] = [];
    for (const step of outlines) next.push(...(await find(step.key, briefOf(step, sections))));
    outlines = next;
  }
  return { sections, steps, contents };
};

/** A key of their own for what was found: the model's outline may use the same keys for something else. */
const ownKeys = (found: Found, taken: ReadonlySet<string>): ReadonlyMap<string, string> => {
  const used = new Set(taken);
  const own = new Map<string, string>();
  const planned = [...found.sections.map(({ key }) => key), ...found.steps.map(({ key }) => key)];
  for (const key of new Set(planned)) {
    const base = `first-${key}`.slice(0, longestKey - 5).replace(/-+$/, '');
    let [free, nth] = [base, 2];
    for (; used.has(free); nth += 1) free = `${base}-${nth}`;
    used.add(free);
    own.set(key, free);
  }
  return own;
};

/**
 * The effects that store a first outline of a step: the sections that the embedded drafter finds for it, with its texts
 * where steps start by themselves. No job is asked for: a model would be paid for questions that are about to go.
 */
export const firstOutlineEffects = async (
  deps: AppDeps,
  { documentId, runId, stepKey }: { documentId: DocumentId; runId: RunId; stepKey: string },
  opened: OpenStep,
): Promise<Effect[]> => {
  const { store, ids } = deps;
  const found = await compose(deps, opened);
  const stored = new Set<string>(store.steps.ofDocument(documentId).map(({ key }) => key));
  const keys = ownKeys(found, new Set([...stored, ...store.sections.peersOf(documentId).map(({ key }) => key)]));
  const own = (key: string): string => keys.get(key) ?? key;
  const sectionIds = new Map(found.sections.map(({ key }): [string, SectionId] => [key, ids.section()]));
  const sections = found.sections.flatMap((section) => {
    const id = sectionIds.get(section.key);
    if (id === undefined) return [];
    const content = found.contents.get(section.key);
    const data = content?.data ?? section.data;
    return [{ ...section, id, key: own(section.key), data, markdown: content?.markdown.trim() ?? null }];
  });
  const steps = found.steps.map((step) => ({
    ...step,
    key: own(step.key),
    section: step.section === null ? null : own(step.section),
    sectionId: step.section === null ? null : (sectionIds.get(step.section) ?? null),
    // What isn't there yet, such as an outline that follows, is nothing to wait for.
    waitsFor: step.waitsFor.filter((key) => keys.has(key) || stored.has(key)).map(own),
  }));
  const { kindVersion } = opened;
  return [{ type: 'put-first-outline', documentId, runId, stepKey, kindVersion, sections, steps }];
};
