import { setTimeout as pauseFor } from 'node:timers/promises';
import type { Clock, Timers } from '../queue/ports.ts';

export const systemClock: Clock = { now: () => Date.now() };

export const systemTimers: Timers = {
  set: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Waits, or rejects with the signal's reason as soon as it is aborted. */
export const systemPause = async (delayMs: number, signal: AbortSignal): Promise<void> => {
  try {
    await pauseFor(delayMs, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
};
