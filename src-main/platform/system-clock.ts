import { setTimeout as pauseFor } from 'node:timers/promises';
import type { Clock, Timers } from '../queue/ports.ts';

export const systemClock: Clock = { now: () => Date.now(), elapsed: () => performance.now() };

export const systemTimers: Timers = {
  set: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  soon: (callback) => {
    setImmediate(callback);
  },
};

/** Gives the event loop a turn. */
export const systemTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Waits, or rejects with the signal's reason as soon as it is aborted. */
export const systemPause = async (delayMs: number, signal: AbortSignal): Promise<void> => {
  try {
    await pauseFor(delayMs, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
};
