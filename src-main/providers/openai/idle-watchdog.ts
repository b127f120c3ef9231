import type { Timers } from './provider-options.ts';

/** Waits for the next sign of life of one request. */
export interface IdleWatchdog {
  /** Expects something within so many seconds from now, instead of whatever was expected before. */
  expectWithin(seconds: number, onOverdue: () => void): void;
  /** Expects nothing any more. */
  stop(): void;
}

/** A watchdog for one request. The SDK's own limit covers only the wait for headers: a stream that stalls would hang for ever. */
export const createIdleWatchdog = (timers: Timers): IdleWatchdog => {
  let unset: (() => void) | null = null;
  const stop = (): void => {
    unset?.();
    unset = null;
  };
  return {
    expectWithin(seconds, onOverdue) {
      stop();
      unset = timers.set(() => {
        unset = null;
        onOverdue();
      }, seconds * 1_000);
    },
    stop,
  };
};
