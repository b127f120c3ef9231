import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long the event loop was kept from its next turn, in milliseconds. */
export interface Blocks {
  /** The longest gap between two looks of our own, less the millisecond between them. */
  readonly longestMs: number;
  /** The most processor time of this thread between two looks: what is left of a block on an idle machine, waits for the disk apart. */
  readonly longestBusyMs: number;
  /** What Node's own histogram saw: how late its timer of 1 ms was. */
  readonly histogramMaxMs: number;
  readonly histogramP99Ms: number;
}

const lookEveryMs = 1;

/** The processor time of this thread so far. */
const busyMs = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
};

/** Looks at the clock every millisecond; whoever keeps the event loop makes a look late. */
export const startBlockProbe = (): { stop(): Blocks } => {
  const histogram = monitorEventLoopDelay({ resolution: lookEveryMs });
  let longestMs = 0;
  let longestBusyMs = 0;
  let busyAt = busyMs();
  let lookedAt = performance.now();
  const look = (): void => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - lookedAt - lookEveryMs);
    lookedAt = now;
    const busy = busyMs();
    longestBusyMs = Math.max(longestBusyMs, busy - busyAt);
    busyAt = busy;
  };
  const timer = setInterval(look, lookEveryMs);
  histogram.enable();
  return {
    stop: () => {
      look();
      clearInterval(timer);
      histogram.disable();
      return {
        longestMs,
        longestBusyMs,
        histogramMaxMs: histogram.max / 1e6 - lookEveryMs,
        histogramP99Ms: histogram.percentile(99) / 1e6 - lookEveryMs,
      };
    },
  };
};
