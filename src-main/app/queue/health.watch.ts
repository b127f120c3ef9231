import type { AppEvent } from '#shared/contract/events.ts';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import type { Timers } from '../../queue/ports.ts';

/** The least time between two checks: failures come in groups, and one report of them is enough. */
const betweenLooksMs = 5_000;

interface WatchHealthDeps {
  readonly overview: () => QueueOverview;
  readonly timers: Pick<Timers, 'set'>;
  /** How long the oldest ready job may wait, in milliseconds; passing it causes no event. */
  readonly oldestWaitLimitMs: () => number;
  readonly tell: (event: Extract<AppEvent, { name: 'queue.alerted' }>) => void;
}

/**
 * Reports once when a queue has become unhealthy (requirements D6, E4), and again only after it was healthy in between.
 * Checks after changes, and when the oldest waiting job will have waited too long.
 */
export const watchHealth = ({ overview, timers, oldestWaitLimitMs, tell }: WatchHealthDeps) => {
  const unhealthy = new Set<string>();
  let disarm: (() => void) | null = null;
  let armedForMs = Number.POSITIVE_INFINITY;

  const arm = (delayMs: number) => {
    if (disarm !== null && armedForMs <= delayMs) return;
    disarm?.();
    armedForMs = delayMs;
    disarm = timers.set(look, delayMs);
  };

  const look = () => {
    disarm = null;
    const { queues } = overview();
    let nextMs = Number.POSITIVE_INFINITY;
    for (const { queue, isHealthy, reasons, oldestWaitMs } of queues) {
      if (isHealthy) unhealthy.delete(queue);
      else if (!unhealthy.has(queue)) {
        unhealthy.add(queue);
        tell({ name: 'queue.alerted', payload: { queue, reasons } });
      }
      if (isHealthy && oldestWaitMs !== null) nextMs = Math.min(nextMs, oldestWaitLimitMs() - oldestWaitMs + 1);
    }
    if (Number.isFinite(nextMs)) arm(Math.max(betweenLooksMs, nextMs));
  };

  return {
    hear: (event: AppEvent): void => {
      if (event.name === 'store.changed') arm(betweenLooksMs);
    },
    stop: (): void => {
      disarm?.();
      disarm = null;
    },
  };
};
