import type { AppEvent } from '#shared/contract/events.ts';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import type { Timers } from '../queue/ports.ts';

/** Between two looks: failures come in crowds, and one word of them is enough. */
const betweenLooksMs = 5_000;

interface WatchHealthDeps {
  readonly overview: () => QueueOverview;
  readonly timers: Pick<Timers, 'set'>;
  /** How long the oldest ready job may wait, in milliseconds: when it passes that, nothing else may tell. */
  readonly oldestWaitLimitMs: () => number;
  readonly tell: (event: Extract<AppEvent, { name: 'queue.alerted' }>) => void;
}

/**
 * Hears what changed and says once when a queue has become unhealthy (requirements D6, E4): not again before it was
 * healthy in between. Looks after changes, and at the moment at which the oldest waiting job will have waited too long.
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
