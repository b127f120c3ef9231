import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long the event loop was kept from its next turn, in milliseconds. */
export interface Blocks {
  /** The longest gap between two looks of our own, less the millisecond between them. */
  readonly longestMs: number;
  /** What Node's own histogram saw: how late its timer of 1 ms was. */
  readonly histogramMaxMs: number;
  readonly histogramP99Ms: number;
}

const lookEveryMs = 1;

/** Looks at the clock every millisecond; whoever keeps the event loop makes a look late. */
export const startBlockProbe = (): { stop(): Blocks } => {
  const histogram = monitorEventLoopDelay({ resolution: lookEveryMs });
  let longestMs = 0;
  let lookedAt = performance.now();
  const look = (): void => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - lookedAt - lookEveryMs);
    lookedAt = now;
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
        histogramMaxMs: histogram.max / 1e6 - lookEveryMs,
        histogramP99Ms: histogram.percentile(99) / 1e6 - lookEveryMs,
      };
    },
  };
};
