import { orAborted } from './or-aborted.ts';
import type { Timers } from './provider-options.ts';

/** Waits so many milliseconds. Rejects with the signal's reason on abort. */
export const pause = async (timers: Timers, delayMs: number, signal: AbortSignal): Promise<void> => {
  let unset = (): void => undefined;
  const elapsed = new Promise<void>((resolve) => {
    unset = timers.set(resolve, delayMs);
  });
  await orAborted(elapsed, signal).finally(() => unset());
};
