import { AppFailure } from '#shared/model/app-error.ts';

const codeOf = (cause: unknown): string =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code !== ''
    ? cause.code
    : 'unknown';

/**
 * What went wrong when data was opened, in words a person can use; a driver's own words could quote the data.
 * `data.damaged` where the file's content is the cause, else `internal` with the code: permissions, space, the disk.
 *
 * @param path of the file or folder that was to be opened
 * @param remedy what to do when that file is damaged
 */
export const openFailure = (
  cause: unknown,
  path: string,
  remedy = 'Put a backup of it in its place, or name another folder with --data-dir.',
): AppFailure => {
  if (cause instanceof AppFailure) return cause;
  const code = codeOf(cause);
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    const message = `The file ${path} is damaged and can't be opened.`;
    const error = { code: 'data.damaged', message, action: `${remedy} Nothing was changed.` } as const;
    return new AppFailure(error, { cause });
  }
  const message = `Dossier can't open its data in ${path} (${code}).`;
  const action = 'Check that the disk has free space and that you may write there. Nothing was changed.';
  return new AppFailure({ code: 'internal', message, action }, { cause });
};
