import type { DocumentView, RunView } from '#shared/model/document.ts';
import { countFirstDrafts } from '../../components/section/standing-text.ts';

export interface RunProgress {
  /** Sections whose draft has come. */
  readonly drafted: number;
  /** Sections whose draft was asked for. */
  readonly total: number;
  /** Sections that hold a first draft until the model's version comes. */
  readonly firstDrafts: number;
  /** Something is still waiting or being drafted. */
  readonly isOpen: boolean;
  /** Milliseconds since the first section started; null before that. */
  readonly elapsedMs: number | null;
  readonly remainingMs: number | null;
  readonly failed: number;
  readonly cancelled: number;
}

const elapsedOf = (run: RunView | null, now: number): number | null =>
  run === null || run.startedAt === null ? null : (run.finishedAt ?? now) - run.startedAt;

/** Where a document's draft stands at a moment (epoch milliseconds). */
export const runProgress = (view: Pick<DocumentView, 'sections' | 'run'>, now: number): RunProgress => {
  const { run, sections } = view;
  const count = (...types: string[]) => sections.filter((section) => types.includes(section.state.type)).length;
  const given = sections.filter(({ state, givesWay }) => givesWay && state.type === 'drafted').length;
  const isOpen = count('waiting', 'drafting') > 0;
  return {
    // What gives way is not the draft that was asked for.
    drafted: count('drafted', 'edited') - given,
    firstDrafts: countFirstDrafts(sections, run),
    total: sections.length - count('empty'),
    isOpen,
    elapsedMs: elapsedOf(run, now),
    remainingMs: isOpen ? (run?.remainingMs ?? null) : null,
    failed: count('failed'),
    cancelled: count('cancelled'),
  };
};
