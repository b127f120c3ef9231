import { AppFailure } from '#shared/model/app-error.ts';

/** The code that the system gives with an error; empty where it gives none. */
export const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';

/** What the system says of a folder or a disk, as an error that a person understands. */
export const saveFailure = (cause: unknown, folder: string): AppFailure => {
  if (cause instanceof AppFailure) return cause;
  const code = codeOf(cause);
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ESTALE') {
    const message = `The folder ${folder} does not exist.`;
    return new AppFailure({ code: 'export.no-folder', message, action: 'Choose another folder.' }, { cause });
  }
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    const message = 'The disk is full: nothing was written.';
    return new AppFailure(
      { code: 'export.disk-full', message, action: 'Free some space or choose another folder.' },
      { cause },
    );
  }
  if (code === 'EBUSY' || code === 'ETXTBSY') {
    const message = `A file in ${folder} is in use by another program.`;
    return new AppFailure(
      { code: 'export.file-locked', message, action: 'Close it there, then try again.' },
      { cause },
    );
  }
  const reasons: Record<string, string> = {
    EACCES: 'you may not write there',
    EPERM: 'you may not write there',
    EROFS: 'it can only be read',
  };
  const message = `The files could not be written to ${folder}: ${reasons[code] ?? (code || 'unknown reason')}.`;
  return new AppFailure({ code: 'export.write-failed', message, action: 'Choose another folder.' }, { cause });
};
