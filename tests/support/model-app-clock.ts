import type { Clock, Timers } from '../../src-main/queue/ports.ts';

/** A clock that shows so many milliseconds where one has passed, from now on, and can be set. */
export const fastClock = (speed: number): Clock & { jump(ms: number): void } => {
  let startedAt = Date.now();
  const began = performance.now();
  const elapsed = () => (performance.now() - began) * speed;
  const jump = (ms: number) => {
    startedAt += ms;
  };
  return { elapsed, jump, now: () => Math.round(startedAt + elapsed()) };
};

/** Timers that go by such a clock. */
export const fastTimers = (speed: number): Timers => ({
  set: (callback, delayMs) => {
    const timer = setTimeout(callback, delayMs / speed);
    return () => clearTimeout(timer);
  },
  soon: (callback) => {
    setImmediate(callback);
  },
});
