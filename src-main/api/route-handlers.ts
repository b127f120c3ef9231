import type { JobId } from '#shared/model/ids.ts';
import type { Settings } from '#shared/model/settings.ts';
import { cancelRun } from '../app/commands/cancel-run.ts';
import { deleteDocuments } from '../app/commands/delete-documents.ts';
import type { ExportPorts } from '../app/commands/export-document.ts';
import { exportDocument } from '../app/commands/export-document.ts';
import { openExport } from '../app/commands/open-export.ts';
import { readCandidate, readJobDescription } from '../app/commands/read-source.ts';
import { renameDocument } from '../app/commands/rename-document.ts';
import { restoreDocuments } from '../app/commands/restore-documents.ts';
import { retryFailedSections } from '../app/commands/retry-failed-sections.ts';
import { retrySection } from '../app/commands/retry-section.ts';
import { startRun } from '../app/commands/start-run.ts';
import type { LiveTexts } from '../app/live-texts.ts';
import type { AppDeps, Desktop, SampleSource, SettingsStore } from '../app/ports.ts';
import { getDocument } from '../app/queries/get-document.ts';
import { getRunRecord } from '../app/queries/get-run-record.ts';
import { getSample } from '../app/queries/get-sample.ts';
import type { AppFacts } from '../app/queries/get-snapshot.ts';
import { getSnapshot } from '../app/queries/get-snapshot.ts';
import { listDocuments } from '../app/queries/list-documents.ts';
import { printPreview } from '../app/queries/print-preview.ts';
import type { RouteHandlers } from './router.ts';

export interface RouteDeps {
  readonly deps: AppDeps;
  readonly live: LiveTexts;
  readonly cancelJobs: (ids: readonly JobId[]) => void;
  readonly exportPorts: ExportPorts;
  readonly desktop: Desktop;
  readonly samples: SampleSource;
  readonly settings: SettingsStore;
  readonly onSettings: (settings: Settings) => void;
  readonly facts: AppFacts;
}

/** Every route with the command or query behind it: the table that the router dispatches by. */
export const createRouteHandlers = (route: RouteDeps): RouteHandlers => {
  const { deps, live, cancelJobs, exportPorts, desktop, samples, settings, onSettings, facts } = route;
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
    'document.delete': deleteDocuments(deps, cancelJobs),
    'document.restore': restoreDocuments(deps),
    'document.rename': renameDocument(deps),
    'document.print-preview': printPreview(deps, exportPorts),
    'candidate.read': readCandidate(exportPorts.converter),
    'job-description.read': readJobDescription(exportPorts.converter),
    'sample.get': getSample(samples, exportPorts.converter),
    'run.start': startRun(deps),
    'run.cancel': cancelRun(deps, cancelJobs),
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
    'settings.update': (change) => {
      const given = Object.entries(change).filter(([, value]) => value !== undefined);
      return update(Object.fromEntries(given));
    },
  };
};
