import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';

/** What is wrong with the store or its disk; from then on no work is begun and nothing acknowledged. */
export interface Trouble {
  /** The first trouble there was; null while all is well. */
  current(): AppError | null;
  /** Looks at an error; if it is the disk's or the file's, everybody who listens is told, once. */
  note(error: unknown): void;
  /** A sync or a checkpoint failed, whatever it says. */
  noteFailedWrite(): AppError;
  /** Hears of the first trouble. Returns how to stop hearing. */
  onTrouble(listener: (error: AppError) => void): () => void;
}

/** SQLite's code of an error, also of one that came from another thread; '' for any other error. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Whether SQLite says that a file isn't a database, or is damaged. */
export const isDamage = (error: unknown): boolean => /^SQLITE_(NOTADB|CORRUPT)/.test(codeOf(error));

/**
 * Whether SQLite says that the disk doesn't read or write any more. Without room for the log's index a disk is only
 * full, which passes.
 */
const isDiskFailure = (error: unknown): boolean =>
  /^SQLITE_(IOERR|READONLY|CANTOPEN)/.test(codeOf(error)) && codeOf(error) !== 'SQLITE_IOERR_SHMSIZE';

const damaged: AppError = {
  code: 'data.damaged',
  message: 'The data file turned out to be damaged. Dossier has stopped working on it.',
  action: 'Quit Dossier, put a copy from the backups folder in its place, and start again.',
};

const notSaved: AppError = {
  code: 'data.not-saved',
  message: 'The disk with your data does not read or write any more. Dossier has stopped working.',
  action: 'Check the disk and its connection, then quit Dossier and start it again. What was saved before is safe.',
};

/** What the user is told of an error of the store; null for one that passes or is of another sort. */
const troubleOf = (error: unknown): AppError | null => {
  if (isDamage(error)) return damaged;
  return isDiskFailure(error) ? notSaved : null;
};

/** Remembers the first trouble of a store. */
export const createTrouble = (): Trouble => {
  let first: AppError | null = null;
  const listeners = new Set<(error: AppError) => void>();
  const tell = (error: AppError): void => {
    if (first !== null) return;
    first = error;
    for (const listener of [...listeners]) listener(error);
  };
  return {
    current: () => first,
    note: (error) => {
      const known = error instanceof AppFailure ? null : troubleOf(error);
      if (known !== null) tell(known);
    },
    noteFailedWrite: () => {
      tell(notSaved);
      return notSaved;
    },
    onTrouble: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
