import type { Timers } from './provider-options.ts';

/** Aborts a request when nothing arrives in time. */
export interface IdleWatchdog {
  /** Restarts the wait: something must arrive within so many seconds. */
  expectWithin(seconds: number, onOverdue: () => void): void;
  /** Stops waiting. */
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
