import { useEffect, useState } from 'react';

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
