import type { AppEvent } from '#shared/contract/events.ts';
import type { QueueOverview } from '#shared/model/queue-overview.ts';
import type { Settings } from '#shared/model/settings.ts';
import { cancelJobs, cancelOpen } from '../app/commands/cancel-jobs.ts';
import { cancelRun } from '../app/commands/cancel-run.ts';
import { cleanUp } from '../app/commands/clean-up.ts';
import { deleteDocuments } from '../app/commands/delete-documents.ts';
import type { ExportPorts } from '../app/commands/export-document.ts';
import { exportDocument } from '../app/commands/export-document.ts';
import { openExport } from '../app/commands/open-export.ts';
import { scheduleJobs, setPriority } from '../app/commands/order-jobs.ts';
import { pauseQueues } from '../app/commands/pause-queues.ts';
import { readCandidate, readJobDescription } from '../app/commands/read-source.ts';
import { releaseLane } from '../app/commands/release-lane.ts';
import { renameDocument } from '../app/commands/rename-document.ts';
import { restoreDocuments } from '../app/commands/restore-documents.ts';
import { retryFailedSections } from '../app/commands/retry-failed-sections.ts';
import { retryFailed, retryJobs } from '../app/commands/retry-jobs.ts';
import { retrySection } from '../app/commands/retry-section.ts';
import { startRun } from '../app/commands/start-run.ts';
import { waitForJobs } from '../app/commands/wait-for-jobs.ts';
import type { LiveTexts } from '../app/live-texts.ts';
import type { AppDeps, Desktop, QueueControl, SampleSource, SettingsStore } from '../app/ports.ts';
import { getBatch } from '../app/queries/get-batch.ts';
import { getDocument } from '../app/queries/get-document.ts';
import { getJob } from '../app/queries/get-job.ts';
import { getRunRecord } from '../app/queries/get-run-record.ts';
import { getSample } from '../app/queries/get-sample.ts';
import type { AppFacts } from '../app/queries/get-snapshot.ts';
import { getSnapshot } from '../app/queries/get-snapshot.ts';
import { listDocuments } from '../app/queries/list-documents.ts';
import { listJobs } from '../app/queries/list-jobs.ts';
import { printPreview } from '../app/queries/print-preview.ts';
import type { RouteHandlers } from './router.ts';

export interface RouteDeps {
  readonly deps: AppDeps;
  readonly live: LiveTexts;
  readonly control: QueueControl;
  readonly overview: (input: { minutes: number }) => QueueOverview;
  readonly subscribe: (listener: (event: AppEvent) => void) => () => void;
  readonly timers: { set(callback: () => void, delayMs: number): () => void };
  readonly exportPorts: ExportPorts;
  readonly desktop: Desktop;
  readonly samples: SampleSource;
  readonly settings: SettingsStore;
  readonly onSettings: (settings: Settings) => void;
  readonly facts: AppFacts;
}

/** Every route with the command or query behind it: the table that the router dispatches by. */
export const createRouteHandlers = (route: RouteDeps): RouteHandlers => {
  const { deps, live, control, exportPorts, desktop, samples, settings, onSettings, facts } = route;
  const update = (change: Partial<Settings>): Settings => {
    const next = settings.update(change);
    onSettings(next);
    return next;
  };
  const runExport = exportDocument(deps, exportPorts);
  return {
    'app.get-snapshot': getSnapshot(deps, settings, facts),
    'document.list': listDocuments(deps),
    'document.get': getDocument(deps, live),
    'document.delete': deleteDocuments(deps, control.cancel),
    'document.restore': restoreDocuments(deps),
    'document.rename': renameDocument(deps),
    'document.print-preview': printPreview(deps, exportPorts),
    'candidate.read': readCandidate(exportPorts.converter),
    'job-description.read': readJobDescription(exportPorts.converter),
    'sample.get': getSample(samples, exportPorts.converter),
    'run.start': startRun(deps),
    'run.cancel': cancelRun(deps, control.cancel),
    'run.retry-failed': retryFailedSections(deps),
    'run.get-record': getRunRecord(deps),
    'section.retry': retrySection(deps),
    'export.pick-folder': async () => {
      const folder = await desktop.pickFolder(settings.get().exportFolder ?? facts.suggestedExportFolder);
      if (folder !== null) update({ exportFolder: folder });
      return { folder };
    },
    'export.run': async ({ documentId, formats }) => {
      update({ exportFormats: formats });
      const { exportFolder } = settings.get();
      // A folder the user chose must be there; the suggested one is made for them.
      if (exportFolder === null) await desktop.makeFolder(facts.suggestedExportFolder);
      return runExport({ documentId, formats, folder: exportFolder ?? facts.suggestedExportFolder });
    },
    'export.run-to-folder': runExport,
    'export.open': openExport(deps, desktop),
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
    'settings.update': (change) => {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      return update(Object.fromEntries(given));
    },
  };
};
