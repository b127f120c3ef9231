import type { AppEvent } from '#shared/contract/events.ts';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import type { Settings } from '#shared/model/settings.ts';
import { cancelExportBatch } from '../app/commands/cancel-export-batch.ts';
import { cancelJobs, cancelOpen } from '../app/commands/cancel-jobs.ts';
import { cancelRun } from '../app/commands/cancel-run.ts';
import type { ConnectionPorts } from '../app/commands/change-connections.ts';
import { removeConnection, saveConnection, setConnectionKey } from '../app/commands/change-connections.ts';
import { changeSettings, updateSettings } from '../app/commands/change-settings.ts';
import { setDocumentTheme } from '../app/commands/change-themes.ts';
import { cleanUp } from '../app/commands/clean-up.ts';
import { deleteDocuments } from '../app/commands/delete-documents.ts';
import type { ExportPorts } from '../app/commands/export-document.ts';
import { exportDocument } from '../app/commands/export-document.ts';
import { exportErrorLog } from '../app/commands/export-error-log.ts';
import type { ExportFolderPorts } from '../app/commands/export-folder.ts';
import { ownExportFolder, pickExportFolder } from '../app/commands/export-folder.ts';
import { extendDocument } from '../app/commands/extend-document.ts';
import { markSection } from '../app/commands/mark-section.ts';
import { openExport } from '../app/commands/open-export.ts';
import { scheduleJobs, setPriority } from '../app/commands/order-jobs.ts';
import { pauseQueues } from '../app/commands/pause-queues.ts';
import { readSource } from '../app/commands/read-source.ts';
import { redraft } from '../app/commands/redraft.ts';
import { regenerateSection } from '../app/commands/regenerate-section.ts';
import { releaseLane } from '../app/commands/release-lane.ts';
import { renameDocument } from '../app/commands/rename-document.ts';
import { restoreDocuments } from '../app/commands/restore-documents.ts';
import { retryExportBatch } from '../app/commands/retry-export-batch.ts';
import { retryFailedSections } from '../app/commands/retry-failed-sections.ts';
import { retryFailed, retryJobs } from '../app/commands/retry-jobs.ts';
import { retrySection } from '../app/commands/retry-section.ts';
import { saveFormDraft } from '../app/commands/save-form-draft.ts';
import { showExportBatch } from '../app/commands/show-export-batch.ts';
import { startExportBatch } from '../app/commands/start-export-batch.ts';
import { startRun } from '../app/commands/start-run.ts';
import { testConnection } from '../app/commands/test-connection.ts';
import { waitForJobs } from '../app/commands/wait-for-jobs.ts';
import type { LiveTexts } from '../app/live-texts.ts';
import type {
  AppDeps,
  BulkFiles,
  Desktop,
  ModelServers,
  QueueControl,
  SampleSource,
  SettingsStore,
} from '../app/ports.ts';
import { getBatch } from '../app/queries/get-batch.ts';
import { getDocument } from '../app/queries/get-document.ts';
import { getExportBatch } from '../app/queries/get-export-batch.ts';
import { getJob } from '../app/queries/get-job.ts';
import { getLivePage } from '../app/queries/get-live-page.ts';
import { getRunRecord } from '../app/queries/get-run-record.ts';
import { getSample } from '../app/queries/get-sample.ts';
import { getSection } from '../app/queries/get-section.ts';
import type { AppFacts } from '../app/queries/get-snapshot.ts';
import { getSnapshot } from '../app/queries/get-snapshot.ts';
import { getSpending } from '../app/queries/get-spending.ts';
import { listConnections } from '../app/queries/list-connections.ts';
import { listDocuments } from '../app/queries/list-documents.ts';
import { listErrors } from '../app/queries/list-errors.ts';
import { listExportBatches } from '../app/queries/list-export-batches.ts';
import { listJobs } from '../app/queries/list-jobs.ts';
import { printPreview } from '../app/queries/print-preview.ts';
import type { RouteHandlers } from './router.ts';
import { themeRouteHandlers } from './theme-route-handlers.ts';

export interface RouteDeps {
  readonly deps: AppDeps;
  readonly live: LiveTexts;
  readonly control: QueueControl;
  readonly overview: (input: { minutes: number }) => QueueOverview;
  readonly subscribe: (listener: (event: AppEvent) => void) => () => void;
  readonly timers: { set(callback: () => void, delayMs: number): () => void };
  readonly exportPorts: ExportPorts;
  readonly bulkFiles: BulkFiles;
  readonly desktop: Desktop;
  readonly samples: SampleSource;
  readonly settings: SettingsStore;
  readonly servers: ModelServers;
  /** Tells whoever shows connections that they have changed. */
  readonly tellConnections: () => void;
  /** Has held servers looked for now: the network has changed, or the user asked. */
  readonly lookForServers: () => void;
  readonly tellThemes: () => void;
  readonly onSettings: (settings: Settings) => void;
  readonly facts: AppFacts;
}

/** Every route with the command or query behind it: the table that the router dispatches by. */
export const createRouteHandlers = (route: RouteDeps): RouteHandlers => {
  const { deps, live, control, exportPorts, desktop, samples, settings, servers, onSettings, facts } = route;
  const update = updateSettings(settings, onSettings);
  const connections: ConnectionPorts = { deps, settings, servers, update, tellChanged: route.tellConnections };
  const folders: ExportFolderPorts = { settings, update, desktop, suggestedFolder: facts.suggestedExportFolder };
  const ownFolder = ownExportFolder(folders);
  const runExport = exportDocument(deps, exportPorts);
  const startBatch = startExportBatch(deps, route.bulkFiles, control);
  return {
    'app.get-snapshot': getSnapshot(deps, settings, facts),
    'document.list': listDocuments(deps),
    'document.get': getDocument(deps, live),
    'section.get': getSection(deps, live),
    'document.delete': deleteDocuments(deps, control.cancel),
    'document.restore': restoreDocuments(deps),
    'document.rename': renameDocument(deps),
    'document.print-preview': printPreview(deps, exportPorts),
    'source.read': readSource(exportPorts.convert),
    'sample.get': getSample(samples, exportPorts.convert),
    'document.extend': extendDocument(deps),
    'section.mark': markSection(deps),
    'run.start': startRun(deps),
    'run.redraft': redraft(deps),
    'run.cancel': cancelRun(deps, control.cancel),
    'run.retry-failed': retryFailedSections(deps),
    'run.get-record': getRunRecord(deps),
    'section.retry': retrySection(deps),
    'section.regenerate': regenerateSection(deps),
    'export.pick-folder': pickExportFolder(folders),
    'document.set-theme': setDocumentTheme(deps),
    'document.get-live-page': getLivePage(deps, live, exportPorts.convert),
    'export.run': async (input) => runExport({ ...input, folder: await ownFolder(input.formats) }),
    'export.run-to-folder': runExport,
    'export.open': openExport(deps, desktop),
    'export.start-batch': async (input) => startBatch({ ...input, folder: await ownFolder(input.formats) }),
    'export.start-batch-to-folder': startBatch,
    'export.get-batch': getExportBatch(deps, control),
    'export.list-batches': listExportBatches(deps, control),
    'export.retry-batch': retryExportBatch(deps),
    'export.cancel-batch': cancelExportBatch(deps, control),
    'export.show-batch': showExportBatch(deps, desktop),
    ...themeRouteHandlers(route),
    'form-draft.get': ({ kind }) => ({ value: deps.store.formDrafts.get(kind) }),
    'form-draft.save': saveFormDraft(deps),
    'queue.get-overview': route.overview,
    'queue.pause': pauseQueues(deps, true),
    'queue.resume': pauseQueues(deps, false),
    'queue.release': releaseLane(deps),
    'queue.retry-failed': retryFailed(deps),
    'queue.cancel': cancelOpen(deps, control),
    'queue.clean-up': (input) => cleanUp(deps, () => settings.get().retention)(input),
    'job.list': listJobs(deps, control),
    'job.get': getJob(deps, control),
    'job.retry': retryJobs(deps),
    'job.cancel': cancelJobs(control),
    'job.set-priority': setPriority(deps),
    'job.schedule': scheduleJobs(deps),
    'job.wait': waitForJobs(deps, control, route),
    'batch.get': getBatch(deps),
    'usage.get-totals': () => ({ months: deps.store.usage.months() }),
    'usage.get-spending': getSpending(deps),
    'connection.list': listConnections(settings, servers),
    'connection.save': saveConnection(connections),
    'connection.remove': removeConnection(connections),
    'connection.set-key': setConnectionKey(connections),
    'connection.test': testConnection(servers),
    'connection.find-local': async () => ({ found: await servers.findLocal() }),
    'network.changed': ({ isOnline }) => {
      if (isOnline) route.lookForServers();
      return {};
    },
    'response-cache.get': () => deps.store.responses.size(),
    'response-cache.clear': () => {
      deps.store.responses.clear();
      return {};
    },
    'error-log.list': listErrors(deps),
    'error-log.export': exportErrorLog(deps, desktop),
    'error-log.clear': () => {
      deps.store.errorLog.clear();
      return {};
    },
    'settings.update': changeSettings(deps, update),
  };
};
