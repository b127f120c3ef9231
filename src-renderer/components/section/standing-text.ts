import type { RunView } from '#shared/model/document.ts';
import type { SectionView } from '#shared/model/section.ts';
import { isModelRun } from '../drafter-name.ts';

/**
 * What the text of a section is until another comes: the embedded drafter's `first-draft`, or an older one that a
 * `new-version` follows; `only-first-draft` where no text of a model's is to come for this section. Null where the text is the last word.
 */
export type Standing = 'first-draft' | 'new-version' | 'only-first-draft';

type Run = Pick<RunView, 'provider'> | null;

/** What stands in a section, by its state and who wrote it. Pure. */
export const standingOf = ({ content, origin, standIn, state, givesWay }: SectionView, run: Run): Standing | null => {
  if (content === '') return null;
  if (givesWay) return 'only-first-draft';
  const isFirst = origin === 'embedded' && standIn === undefined && isModelRun(run);
  if (state.type === 'waiting' || state.type === 'drafting') return isFirst ? 'first-draft' : 'new-version';
  return isFirst && (state.type === 'failed' || state.type === 'cancelled') ? 'only-first-draft' : null;
};

/** How many sections hold a first draft that the model's version, or its outline, follows. Pure. */
export const countFirstDrafts = (sections: readonly SectionView[], run: Run): number =>
  sections.filter(
    (section) => standingOf(section, run) === 'first-draft' || (section.givesWay && section.content !== ''),
  ).length;

/**
 * Whether another text of a section can be asked for by itself: of a model, since the embedded drafter would write the same
 * again; of one that failed or was stopped, a retry does it. Pure.
 */
export const canDraftAgain = ({ state, isLocked }: SectionView, run: Run): boolean =>
  isModelRun(run) && !isLocked && (state.type === 'drafted' || state.type === 'edited');

/** Whether a section can be tried again. Pure. */
export const canRetry = ({ state, runId }: SectionView): boolean =>
  runId !== null && (state.type === 'failed' || state.type === 'cancelled');

/** Whether a section has no new text for a reason to tell: it failed, or was stopped with words already there. Pure. */
export const isFaulty = ({ state, partial }: SectionView): boolean =>
  state.type === 'failed' || (state.type === 'cancelled' && partial !== null);
