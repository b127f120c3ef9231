import type { AppError } from '#shared/model/app-error.ts';

/** Another process owns the data folder and can't be reached. */
export const inUseError: AppError = {
  code: 'data.in-use',
  message: 'Dossier is already running with this data.',
  action: 'Close the other one, or name another folder with --data-dir.',
};
