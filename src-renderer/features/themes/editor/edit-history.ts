import type { Theme } from '#shared/model/theme.ts';

/** The states of a design that can be gone back to, and forward again. */
export interface EditHistory {
  readonly past: readonly Theme[];
  readonly present: Theme;
  readonly future: readonly Theme[];
  /** What the last edit was about, and when it was made (epoch milliseconds). */
  readonly last: { readonly about: string; readonly at: number } | null;
}

/** Edits of the same thing within so many milliseconds are one step: a slider that is dragged, a number that is typed. */
const oneStepMs = 900;
const mostSteps = 200;

/** A history that begins with a design. */
export const beginHistory = (present: Theme): EditHistory => ({ past: [], present, future: [], last: null });

/** Takes an edit in; one that changes nothing is none. What had been undone is forgotten. Pure. */
export const pushEdit = (history: EditHistory, design: Theme, about: string, now: number): EditHistory => {
  if (JSON.stringify(design) === JSON.stringify(history.present)) return history;
  const continues = history.last?.about === about && now - history.last.at < oneStepMs;
  return {
    past: continues ? history.past : [...history.past, history.present].slice(-mostSteps),
    present: design,
    future: [],
    last: { about, at: now },
  };
};

/** One step back; at the beginning it stays. Pure. */
export const undoEdit = (history: EditHistory): EditHistory => {
  const before = history.past.at(-1);
  if (!before) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], last: null };
};

/** One step forward again; at the end it stays. Pure. */
export const redoEdit = (history: EditHistory): EditHistory => {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future, last: null };
};
