import type { Json } from '#shared/model/json.ts';
import type { SectionDraft } from '#shared/model/section.ts';
import type { Step } from '#shared/model/step.ts';
import type { Content, OpenDocument, Peer, Work } from './document-kind.ts';

/** More outlines after one another than any document has: a kind whose outlines never end must not hang the app. */
const mostOutlines = 20;

/** What an outline leads to: its plan and those that follow from it, and the texts of sections by their keys. */
export interface OutlineFound {
  readonly sections: SectionDraft[];
  readonly steps: Step[];
  readonly contents: Map<string, Content>;
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
 * Finds and composes what an outline and those that follow from it would lead to.
 *
 * @param turn gives the event loop a turn before each text, since there can be many
 */
export const composeOutline = async (
  document: OpenDocument,
  work: Work,
  turn: () => Promise<void> = () => Promise.resolve(),
): Promise<OutlineFound> => {
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
