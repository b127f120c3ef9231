import type { ExportFormat } from '#shared/model/run.ts';
import type { UpdateSettings } from '../models/change-settings.ts';
import type { Desktop, SettingsStore } from '../ports.ts';

/** Where exports go, and how that is decided. */
export interface ExportFolderPorts {
  readonly settings: SettingsStore;
  readonly update: UpdateSettings;
  readonly desktop: Desktop;
  /** Where exports go until the user chooses. */
  readonly suggestedFolder: string;
}

/** Lets the user choose a folder for exports, and remembers it; null when the dialog was closed. */
export const pickExportFolder =
  ({ settings, update, desktop, suggestedFolder }: ExportFolderPorts) =>
  async (): Promise<{ folder: string | null }> => {
    const folder = await desktop.pickFolder(settings.get().exportFolder ?? suggestedFolder);
    if (folder !== null) update({ exportFolder: folder });
    return { folder };
  };

/** Says where an export goes, the folder the user chose or else the suggested one, and remembers its formats for the next. */
export const ownExportFolder =
  ({ settings, update, desktop, suggestedFolder }: ExportFolderPorts) =>
  async (formats: ExportFormat[]): Promise<string> => {
    update({ exportFormats: formats });
    const { exportFolder } = settings.get();
    if (exportFolder !== null) return exportFolder;
    // A folder the user chose must be there; the suggested one is made for them.
    await desktop.makeFolder(suggestedFolder);
    return suggestedFolder;
  };
