/** The states that undo and redo can go to. Values are compared as JSON. */
export interface EditHistory<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the last edit was about, and when it was made (epoch milliseconds). */
  readonly last: { readonly about: string; readonly at: number } | null;
}

/** Edits of the same thing within so many milliseconds are one step: a slider that is dragged, a number that is typed. */
const oneStepMs = 900;
const mostSteps = 200;

/** A history that begins with a value. */
export const beginHistory = <T>(present: T): EditHistory<T> => ({ past: [], present, future: [], last: null });

/**
 * Adds an edit, unless it changes nothing, and forgets what had been undone. Pure.
 *
 * @param about what was changed; null for an edit that is a step of its own
 * @param now epoch milliseconds
 */
export const pushEdit = <T>(history: EditHistory<T>, next: T, about: string | null, now: number): EditHistory<T> => {
  if (JSON.stringify(next) === JSON.stringify(history.present)) return history;
  const continues = history.last?.about === about && now - history.last.at < oneStepMs;
  return {
    past: continues ? history.past : [...history.past, history.present].slice(-mostSteps),
    present: next,
    future: [],
    last: about === null ? null : { about, at: now },
  };
};

/** One step back; at the beginning it stays. Pure. */
export const undoEdit = <T>(history: EditHistory<T>): EditHistory<T> => {
  const before = history.past.at(-1);
  if (!before) return history;
  return { past: history.past.slice(0, -1), present: before, future: [history.present, ...history.future], last: null };
};

/** One step forward again; at the end it stays. Pure. */
export const redoEdit = <T>(history: EditHistory<T>): EditHistory<T> => {
  const [next, ...future] = history.future;
  if (!next) return history;
  return { past: [...history.past, history.present], present: next, future, last: null };
};
