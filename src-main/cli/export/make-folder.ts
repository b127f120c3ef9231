import { mkdir } from 'node:fs/promises';
import { AppFailure } from '#shared/model/app-error.ts';

/** Makes the folder the user named, if it isn't there: before anything is drafted, so that a bad path costs nothing. */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new AppFailure({
      code: 'export.no-folder',
      message: `${path} can't be made a folder (${code}).`,
      action: 'Name another folder with --out.',
    });
  }
};
