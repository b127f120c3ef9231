import type { Effect } from '#shared/model/effect.ts';
import type { QueueStore } from '../queue/ports.ts';
import { createAttemptsStore } from './attempts-store.ts';
import type { Database } from './database.ts';
import { checkIntegrity, openDatabase } from './database.ts';
import type { DocumentsStore } from './documents-store.ts';
import { createDocumentsStore } from './documents-store.ts';
import type { DurationsStore } from './durations-store.ts';
import { createDurationsStore } from './durations-store.ts';
import { createEffectApplier } from './effect-applier.ts';
import type { EventsStore } from './events-store.ts';
import { createEventsStore } from './events-store.ts';
import type { ExportsStore } from './exports-store.ts';
import { createExportsStore } from './exports-store.ts';
import type { JobsStore } from './jobs-store.ts';
import { createJobsStore } from './jobs-store.ts';
import type { LanesStore } from './lanes-store.ts';
import { createLanesStore } from './lanes-store.ts';
import { migrate } from './migrate.ts';
import { openFailure } from './open-failure.ts';
import { ensurePrivateFile } from './private-file.ts';
import { createQueueStore } from './queue-store.ts';
import type { RunsStore } from './runs-store.ts';
import { createRunsStore } from './runs-store.ts';
import type { SectionsStore } from './sections-store.ts';
import { createSectionsStore } from './sections-store.ts';
import { createUsageStore } from './usage-store.ts';

/** Everything that is kept, one store a table. */
export interface Store {
  readonly database: Database;
  readonly documents: DocumentsStore;
  readonly sections: SectionsStore;
  readonly runs: RunsStore;
  readonly jobs: JobsStore;
  readonly lanes: LanesStore;
  readonly durations: DurationsStore;
  readonly events: EventsStore;
  readonly exports: ExportsStore;
  readonly queue: QueueStore<Effect>;
}

const openMigrated = (path: string, now: number, isSuspect: boolean): Database => {
  try {
    if (path !== ':memory:') ensurePrivateFile(path);
    const database = openDatabase(path);
    try {
      if (isSuspect) checkIntegrity(database.connection);
      migrate(database.connection, path, now);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  } catch (error) {
    throw openFailure(error, path);
  }
};

/**
 * Opens the store at `path` (or ':memory:') and brings it to the newest schema. Throws an AppFailure when the
 * file is not a Dossier store, is damaged or can't be opened; nothing is changed then.
 *
 * @param isSuspect the last life of the store ended badly: it is looked over before anything is written
 */
export const openStore = (path: string, now: number, isSuspect = false): Store => {
  const database = openMigrated(path, now, isSuspect);
  const events = createEventsStore(database);
  const lanes = createLanesStore(database);
  const jobs = createJobsStore(database, lanes, events);
  const sections = createSectionsStore(database, events);
  const runs = createRunsStore(database, events);
  const durations = createDurationsStore(database);
  const effects = createEffectApplier({ sections, runs, jobs, usage: createUsageStore(database) });
  const attempts = createAttemptsStore(database);
  const queue = createQueueStore(database, { lanes, jobs, attempts, durations, events, effects });
  const documents = createDocumentsStore(database, events);
  return {
    database,
    documents,
    sections,
    runs,
    jobs,
    lanes,
    durations,
    events,
    queue,
    exports: createExportsStore(database),
  };
};
