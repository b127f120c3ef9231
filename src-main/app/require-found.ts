import { AppFailure } from '#shared/model/app-error.ts';

/** The value, or an AppFailure `not-found` that says what is gone. */
export const requireFound = <T>(value: T | null | undefined, what: string): T => {
  if (value === null || value === undefined) {
    throw new AppFailure({ code: 'not-found', message: `This ${what} is no longer there.` });
  }
  return value;
};
