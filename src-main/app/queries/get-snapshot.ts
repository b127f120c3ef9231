import type { RouteOutput } from '#shared/contract/routes.ts';
import type { AppDeps, SettingsStore } from '../ports.ts';
import { getQueueStatus } from './get-queue-status.ts';

export interface AppFacts {
  readonly appVersion: string;
  readonly suggestedExportFolder: string;
  readonly dataFolder: string;
}

/** The numbers a client starts from. The sequence number is read first, so that nothing after it can be missed. */
export const getSnapshot =
  (deps: AppDeps, settings: SettingsStore, facts: AppFacts) => (): RouteOutput<'app.get-snapshot'> => {
    const seq = deps.store.events.lastSeq();
    return { seq, queue: getQueueStatus(deps)(), settings: settings.get(), ...facts };
  };
