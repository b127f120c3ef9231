import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';

/** Ends a call of the fake with an error. */
export const fail = (error: AppError): never => {
  throw new AppFailure(error);
};
