import type { QueueOverview } from '#shared/model/queue-overview.ts';
import type { Publisher } from '../api/publisher.ts';
import type { AppDeps, SettingsStore } from '../app/ports.ts';
import { scheduleCleanUp } from '../app/queue/clean-up.handler.ts';
import { watchHealth } from '../app/queue/health.watch.ts';
import type { Timers } from '../queue/ports.ts';

interface HouseKeepingDeps {
  readonly deps: AppDeps;
  readonly overview: (input: { minutes: number }) => QueueOverview;
  readonly publisher: Publisher;
  readonly settings: SettingsStore;
  readonly timers: Timers;
}

/** What only the window's process does: housekeeping, and an eye on the queues' health. */
export const createHouseKeeping = ({ deps, overview, publisher, settings, timers }: HouseKeepingDeps) => {
  const watch = watchHealth({
    overview: () => overview({ minutes: 1 }),
    timers,
    oldestWaitLimitMs: () => settings.get().health.oldestWaitMinutes * 60_000,
    tell: (event) => publisher.tell(event),
  });
  let unsubscribe = () => {};
  return {
    start: (): void => {
      scheduleCleanUp(deps);
      unsubscribe = publisher.subscribe(watch.hear);
    },
    /** Before the queue stops: what that changes must not have the store looked at when it is closed. */
    stop: (): void => {
      unsubscribe();
      watch.stop();
    },
  };
};
