import type { AppEvent } from '#shared/contract/events.ts';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import type { Settings } from '#shared/model/settings.ts';
import { putAsset } from '../app/assets/put-asset.ts';
import { deleteDocuments } from '../app/documents/delete-documents.ts';
import { getDocument } from '../app/documents/get-document.ts';
import { getSection } from '../app/documents/get-section.ts';
import { listDocuments } from '../app/documents/list-documents.ts';
import { markSection } from '../app/documents/mark-section.ts';
import { renameDocument } from '../app/documents/rename-document.ts';
import { restoreDocuments } from '../app/documents/restore-documents.ts';
import { saveFormDraft } from '../app/documents/save-form-draft.ts';
import { cancelRun } from '../app/drafting/cancel-run.ts';
import { extendDocument } from '../app/drafting/extend-document.ts';
import { getRunRecord } from '../app/drafting/get-run-record.ts';
import type { LiveTexts } from '../app/drafting/live-texts.ts';
import { redraft } from '../app/drafting/redraft.ts';
import { regenerateSection } from '../app/drafting/regenerate-section.ts';
import { retryFailedSections, retrySection } from '../app/drafting/retry-sections.ts';
import { startRun } from '../app/drafting/start-run.ts';
import { cancelExportBatch, retryExportBatch, startExportBatch } from '../app/exporting/export-batch.ts';
import { getExportBatch, listExportBatches } from '../app/exporting/export-batches.ts';
import type { ExportPorts } from '../app/exporting/export-document.ts';
import { exportDocument } from '../app/exporting/export-document.ts';
import type { ExportFolderPorts } from '../app/exporting/export-folder.ts';
import { ownExportFolder, pickExportFolder } from '../app/exporting/export-folder.ts';
import { getLivePage } from '../app/exporting/get-live-page.ts';
import { openExport, showExportBatch } from '../app/exporting/open-export.ts';
import { printPreview } from '../app/exporting/print-preview.ts';
import { saveTable } from '../app/exporting/save-table.ts';
import type { AppFacts } from '../app/get-snapshot.ts';
import { getSnapshot } from '../app/get-snapshot.ts';
import { exportErrorLog, listErrors } from '../app/log/error-log.ts';
import type { ConnectionPorts } from '../app/models/change-connections.ts';
import { removeConnection, saveConnection, setConnectionKey } from '../app/models/change-connections.ts';
import { changeSettings, updateSettings } from '../app/models/change-settings.ts';
import { getSpending } from '../app/models/get-spending.ts';
import { listConnections } from '../app/models/list-connections.ts';
import { testConnection } from '../app/models/test-connection.ts';
import type {
  AppDeps,
  BulkFiles,
  Desktop,
  ModelServers,
  QueueControl,
  SampleSource,
  SettingsStore,
} from '../app/ports.ts';
import { cancelJobs, cancelOpen } from '../app/queue/cancel-jobs.ts';
import { cleanUp } from '../app/queue/clean-up.ts';
import { getBatch } from '../app/queue/get-batch.ts';
import { getJob } from '../app/queue/get-job.ts';
import { listJobs } from '../app/queue/list-jobs.ts';
import { scheduleJobs, setPriority } from '../app/queue/order-jobs.ts';
import { pauseQueues } from '../app/queue/pause-queues.ts';
import { releaseLane } from '../app/queue/release-lane.ts';
import { retryFailed, retryJobs } from '../app/queue/retry-jobs.ts';
import { waitForJobs } from '../app/queue/wait-for-jobs.ts';
import { getSample } from '../app/sources/get-sample.ts';
import { readSource } from '../app/sources/read-source.ts';
import { setDocumentTheme } from '../app/themes/change-themes.ts';
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
    'document.restore': restoreDocuments(deps, control),
    'document.rename': renameDocument(deps),
    'document.print-preview': printPreview(deps, exportPorts),
    'asset.put': putAsset(deps, exportPorts.convert),
    'asset.get': ({ assetId }) => deps.store.assets.get(assetId),
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
    'export.save-table': saveTable(exportPorts.convert, desktop),
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
