import type { AppError } from '#shared/model/app-error.ts';
import { client } from '../../client.ts';
import { loadSnapshot } from '../../stores/app-store.ts';

/** Lets the user choose where exports go. @returns whether a folder was chosen. */
export const pickExportFolder = async (onError: (error: AppError) => void): Promise<boolean> => {
  const result = await client.call('export.pick-folder', {});
  if (!result.ok) {
    onError(result.error);
    return false;
  }
  if (result.value.folder === null) return false;
  await loadSnapshot();
  return true;
};
