import { describe, expect, it } from 'vitest';
import { ownExportFolder, pickExportFolder } from '../../../src-main/app/exporting/export-folder.ts';
import { updateSettings } from '../../../src-main/app/models/change-settings.ts';
import type { Settings } from '../../../src-shared/model/settings.ts';
import { settingsSchema } from '../../../src-shared/model/settings.ts';

const suggestedFolder = '/home/nour/Documents/Dossier';

const openPorts = (exportFolder: string | null, picked: string | null = null) => {
  const told: Settings[] = [];
  const made: string[] = [];
  const startedIn: string[] = [];
  let current = settingsSchema.parse({ exportFolder });
  const settings = {
    get: () => current,
    update: (change: Partial<Settings>) => {
      current = { ...current, ...change };
      return current;
    },
  };
  const desktop = {
    pickFolder: async (startIn: string) => {
      startedIn.push(startIn);
      return picked;
    },
    makeFolder: async (path: string) => void made.push(path),
    saveText: () => Promise.reject(new Error('nothing is saved here')),
    openFile: () => Promise.reject(new Error('nothing is opened here')),
    showInFolder: () => {},
  };
  const update = updateSettings(settings, (next) => told.push(next));
  return { ports: { settings, update, desktop, suggestedFolder }, settings, told, made, startedIn };
};

describe('the folder of exports (F7)', () => {
  it('is the suggested one, made for the user, until they choose', async () => {
    const { ports, made, told } = openPorts(null);
    expect(await ownExportFolder(ports)(['md'])).toBe(suggestedFolder);
    expect(made).toEqual([suggestedFolder]);
    expect(told.map(({ exportFormats }) => exportFormats)).toEqual([['md']]);
  });

  it('is the one they chose, which must be there', async () => {
    const { ports, made } = openPorts('/media/tenders');
    expect(await ownExportFolder(ports)(['pdf', 'docx'])).toBe('/media/tenders');
    expect(made).toEqual([]);
  });

  it('is remembered once it was picked, and stays when the dialog is closed', async () => {
    const { ports, settings, startedIn } = openPorts(null, '/media/tenders');
    expect(await pickExportFolder(ports)()).toEqual({ folder: '/media/tenders' });
    expect(settings.get().exportFolder).toBe('/media/tenders');
    expect(startedIn).toEqual([suggestedFolder]);
    const closed = openPorts('/media/tenders');
    expect(await pickExportFolder(closed.ports)()).toEqual({ folder: null });
    expect(closed.settings.get().exportFolder).toBe('/media/tenders');
    expect(closed.startedIn).toEqual(['/media/tenders']);
  });
});
