import type { Effect } from '#shared/model/effect.ts';
import type { ClaimScope } from '../queue/claim-scope.ts';
import type { QueueStore } from '../queue/ports.ts';
import type { AssetsStore } from './assets-store.ts';
import { createAssetsStore } from './assets-store.ts';
import { checkIntegrity } from './connection.ts';
import type { Database, DatabaseParts } from './database.ts';
import { openDatabase } from './database.ts';
import type { DocumentsStore } from './documents-store.ts';
import { createDocumentsStore } from './documents-store.ts';
import { createEffectApplier } from './effect-applier.ts';
import type { ExportBatchesStore } from './exports/export-batches-store.ts';
import { createExportBatchesStore } from './exports/export-batches-store.ts';
import type { ExportsStore } from './exports/exports-store.ts';
import { createExportsStore } from './exports/exports-store.ts';
import type { ThemesStore } from './exports/themes-store.ts';
import { createThemesStore } from './exports/themes-store.ts';
import type { FirstOutlinesStore } from './first-outlines-store.ts';
import { createFirstOutlinesStore } from './first-outlines-store.ts';
import type { FormDraftsStore } from './form-drafts-store.ts';
import { createFormDraftsStore } from './form-drafts-store.ts';
import type { ErrorLogStore } from './log/error-log-store.ts';
import { createErrorLogStore } from './log/error-log-store.ts';
import type { EventsStore } from './log/events-store.ts';
import { createEventsStore } from './log/events-store.ts';
import type { MarksStore } from './marks-store.ts';
import { createMarksStore } from './marks-store.ts';
import { migrate } from './migrate.ts';
import type { RemoteCallsStore } from './money/remote-calls-store.ts';
import { createRemoteCallsStore } from './money/remote-calls-store.ts';
import type { ResponsesStore } from './money/responses-store.ts';
import { createResponsesStore } from './money/responses-store.ts';
import type { UsageStore } from './money/usage-store.ts';
import { createUsageStore } from './money/usage-store.ts';
import { openFailure } from './open-failure.ts';
import { ensurePrivateFile } from './private-file.ts';
import type { AttemptsStore } from './queue/attempts-store.ts';
import { createAttemptsStore } from './queue/attempts-store.ts';
import type { BatchesStore } from './queue/batches-store.ts';
import { createBatchesStore } from './queue/batches-store.ts';
import type { DurationsStore } from './queue/durations-store.ts';
import { createDurationsStore } from './queue/durations-store.ts';
import type { JobListStore } from './queue/job-list-store.ts';
import { createJobListStore } from './queue/job-list-store.ts';
import type { JobTurnsStore } from './queue/job-turns-store.ts';
import { createJobTurnsStore } from './queue/job-turns-store.ts';
import type { JobsStore } from './queue/jobs-store.ts';
import { createJobsStore } from './queue/jobs-store.ts';
import type { LanesStore } from './queue/lanes-store.ts';
import { createLanesStore } from './queue/lanes-store.ts';
import type { MinutesStore } from './queue/minutes-store.ts';
import { createMinutesStore } from './queue/minutes-store.ts';
import type { OriginsStore } from './queue/origins-store.ts';
import { createOriginsStore } from './queue/origins-store.ts';
import { createQueueStore } from './queue/queue-store.ts';
import type { QueuesStore } from './queue/queues-store.ts';
import { createQueuesStore } from './queue/queues-store.ts';
import type { RetentionStore } from './queue/retention-store.ts';
import { createRetentionStore } from './queue/retention-store.ts';
import type { ScopedJobs } from './queue/scoped-jobs.ts';
import { createScopedJobs } from './queue/scoped-jobs.ts';
import { createScopedQueueStore } from './queue/scoped-queue-store.ts';
import { createStatisticsStore } from './queue/statistics-store.ts';
import type { RunsStore } from './runs-store.ts';
import { createRunsStore } from './runs-store.ts';
import type { SectionsStore } from './sections-store.ts';
import { createSectionsStore } from './sections-store.ts';
import type { StepsStore } from './steps-store.ts';
import { createStepsStore } from './steps-store.ts';

/** Everything that is kept, one store a table. */
export interface Store {
  readonly database: Database;
  readonly documents: DocumentsStore;
  readonly sections: SectionsStore;
  readonly steps: StepsStore;
  readonly firstOutlines: FirstOutlinesStore;
  readonly marks: MarksStore;
  readonly assets: AssetsStore;
  readonly runs: RunsStore;
  readonly jobs: JobsStore;
  readonly jobList: JobListStore;
  readonly jobTurns: JobTurnsStore;
  readonly attempts: AttemptsStore;
  readonly batches: BatchesStore;
  readonly lanes: LanesStore;
  readonly queues: QueuesStore;
  readonly minutes: MinutesStore;
  readonly themes: ThemesStore;
  readonly usage: UsageStore;
  readonly responses: ResponsesStore;
  readonly remoteCalls: RemoteCallsStore;
  readonly origins: OriginsStore;
  readonly errorLog: ErrorLogStore;
  readonly retention: RetentionStore;
  readonly durations: DurationsStore;
  readonly events: EventsStore;
  readonly exports: ExportsStore;
  readonly exportBatches: ExportBatchesStore;
  readonly formDrafts: FormDraftsStore;
  readonly queue: QueueStore<Effect>;
  /** The queue for a process that works on nothing but what is in the scope, and a look at those jobs. */
  readonly queueWithin: (scope: ClaimScope) => { readonly queue: QueueStore<Effect>; readonly jobs: ScopedJobs };
}

const openMigrated = (path: string, now: number, isSuspect: boolean, parts: DatabaseParts): Database => {
  try {
    if (path !== ':memory:') ensurePrivateFile(path);
    const database = openDatabase(path, parts);
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
 * @param worksFrom since when work can start, epoch ms: waits are counted from then; 0 where nothing is going to
 * @param isSuspect the last life of the store ended badly: it is looked over before anything is written
 * @param parts how it does what concerns the disk
 */
export const openStore = (
  path: string,
  now: number,
  isSuspect = false,
  worksFrom = now,
  parts: DatabaseParts = {},
): Store => {
  const database = openMigrated(path, now, isSuspect, parts);
  const events = createEventsStore(database);
  const assets = createAssetsStore(database);
  const lanes = createLanesStore(database, worksFrom);
  const jobs = createJobsStore(database, lanes, events);
  const sections = createSectionsStore(database, events, assets);
  const steps = createStepsStore(database, events, assets);
  const runs = createRunsStore(database, events);
  const firstOutlines = createFirstOutlinesStore(database, { sections, steps, runs, events });
  const durations = createDurationsStore(database);
  const attempts = createAttemptsStore(database);
  const usage = createUsageStore(database, events);
  const themes = createThemesStore(database);
  const responses = createResponsesStore(database);
  const remoteCalls = createRemoteCallsStore(database);
  const errorLog = createErrorLogStore(database, events);
  const queues = createQueuesStore(database);
  const minutes = createMinutesStore(database);
  const statistics = createStatisticsStore({ durations, minutes, queues });
  const exported = createExportsStore(database);
  const exportBatches = createExportBatchesStore(database);
  const effects = createEffectApplier({
    sections,
    steps,
    firstOutlines,
    runs,
    jobs,
    usage,
    attempts,
    responses,
    remoteCalls,
    exports: exported,
    exportBatches,
  });
  const queueParts = { lanes, statistics, jobs, attempts, events, effects, errorLog };
  const queue = createQueueStore(database, queueParts);
  return {
    database,
    documents: createDocumentsStore(database, events, assets),
    sections,
    steps,
    firstOutlines,
    marks: createMarksStore(database, events, assets),
    assets,
    runs,
    jobs,
    jobList: createJobListStore(database, lanes),
    jobTurns: createJobTurnsStore(database, events),
    attempts,
    batches: createBatchesStore(database),
    lanes,
    queues,
    minutes,
    themes,
    usage,
    responses,
    remoteCalls,
    origins: createOriginsStore(database),
    errorLog,
    retention: createRetentionStore(database),
    durations,
    events,
    queue,
    queueWithin: (scope) => {
      const own = createScopedJobs(database, scope);
      return { queue: createScopedQueueStore(database, queueParts, own, queue), jobs: own };
    },
    exports: exported,
    exportBatches,
    formDrafts: createFormDraftsStore(database, assets),
  };
};
