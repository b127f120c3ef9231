import type { RouteOutput } from '#shared/contract/routes.ts';
import type { AppDeps, SettingsStore } from './ports.ts';
import { getQueueStatus } from './queue/get-queue-status.ts';

export interface AppFacts {
  readonly appVersion: string;
  readonly suggestedExportFolder: string;
  readonly dataFolder: string;
}

/** The state that a client starts from. The sequence number is read first, so that no later event is missed. */
export const getSnapshot =
  (deps: AppDeps, settings: SettingsStore, facts: AppFacts) => (): RouteOutput<'app.get-snapshot'> => {
    const seq = deps.store.events.lastSeq();
    const storeError = deps.store.database.trouble.current();
    return { seq, queue: getQueueStatus(deps)(), settings: settings.get(), storeError, ...facts };
  };
