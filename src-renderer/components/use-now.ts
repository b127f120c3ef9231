import { useEffect, useState, useSyncExternalStore } from 'react';

/**
 * The present, epoch milliseconds, renewed every `everyMs` while `isRunning`; a window that is hidden doesn't tick.
 * @returns the time of the last tick.
 */
export const useNow = (everyMs: number, isRunning = true): number => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isRunning) return;
    setNow(Date.now());
    const timer = window.setInterval(() => {
      if (!document.hidden) setNow(Date.now());
    }, everyMs);
    return () => window.clearInterval(timer);
  }, [everyMs, isRunning]);
  return now;
};

const listeners = new Set<() => void>();
let tickAt = Date.now();
let timer = 0;

const tick = (): void => {
  if (document.hidden) return;
  tickAt = Date.now();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  if (listeners.size === 0) {
    tickAt = Date.now();
    timer = window.setInterval(tick, 1_000);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.clearInterval(timer);
  };
};

/**
 * A text or number that follows the present, to the second. All callers share one clock, and each is drawn again only
 * when its own text has changed. A window that is hidden doesn't tick.
 * @param read what to show at a moment, epoch milliseconds.
 */
export const useTicking = <T extends string | number>(read: (now: number) => T): T =>
  useSyncExternalStore(subscribe, () => read(tickAt));
