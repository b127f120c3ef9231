import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, dialog, shell } from 'electron';
import { AppFailure } from '#shared/model/app-error.ts';
import type { Desktop } from '../app/ports.ts';

/** Native dialogs and the system's programs. */
export const createDesktop = (window: () => BrowserWindow | null): Desktop => ({
  pickFolder: async (startIn) => {
    const options = {
      title: 'Export to',
      defaultPath: startIn,
      properties: ['openDirectory' as const, 'createDirectory' as const],
    };
    const parent = window();
    const { canceled, filePaths } = await (parent
      ? dialog.showOpenDialog(parent, options)
      : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  },
  saveText: async (suggestedName, text) => {
    const options = { defaultPath: join(app.getPath('documents'), suggestedName) };
    const parent = window();
    const { canceled, filePath } = await (parent
      ? dialog.showSaveDialog(parent, options)
      : dialog.showSaveDialog(options));
    if (canceled || filePath === '') return null;
    try {
      await writeFile(filePath, text, { mode: 0o600 });
    } catch (cause) {
      throw new AppFailure({ code: 'export.write-failed', message: `${filePath} could not be written.` }, { cause });
    }
    return filePath;
  },
  makeFolder: async (path) => {
    try {
      await mkdir(path, { recursive: true });
    } catch (cause) {
      const message = `The folder ${path} could not be made.`;
      throw new AppFailure({ code: 'export.no-folder', message, action: 'Choose another folder.' }, { cause });
    }
  },
  openFile: async (path) => {
    const problem = await shell.openPath(path);
    if (problem !== '') {
      throw new AppFailure({
        code: 'not-found',
        message: 'The file could not be opened.',
        action:
          'It may have been moved or deleted, or no program opens this kind of file. Export it again, or open its folder.',
      });
    }
  },
  showInFolder: (path) => shell.showItemInFolder(path),
});
