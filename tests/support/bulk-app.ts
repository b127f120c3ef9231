import { exportArchiveHandler } from '../../src-main/app/exporting/export-archive.handler.ts';
import { exportDocumentHandler } from '../../src-main/app/exporting/export-document.handler.ts';
import type { SaveFiles } from '../../src-main/app/ports.ts';
import { getQueueStatus } from '../../src-main/app/queue/get-queue-status.ts';
import { saveFiles, tryFolder } from '../../src-main/convert/files/save-file.ts';
import { openArchive } from '../../src-main/convert/files/zip-archive.ts';
import { renderJson } from '../../src-main/convert/plain/render-json.ts';
import { renderMarkdown } from '../../src-main/convert/plain/render-markdown.ts';
import { renderText } from '../../src-main/convert/plain/render-text.ts';
import { eraseHandler } from '../../src-main/queue/handler.ts';
import type { AppError } from '../../src-shared/model/app-error.ts';
import { AppFailure } from '../../src-shared/model/app-error.ts';
import { fakeConvert } from './convert/fake-convert.ts';
import { createTestApp } from './test-app.ts';

const absent = () => Promise.reject(new Error('not in this test'));

/** The formats that need no other process, made by the real renderers. */
const convert = fakeConvert({
  'render-markdown': ({ document }) => renderMarkdown(document),
  'render-text': ({ document }) => renderText(document),
  'render-json': ({ document }) => renderJson(document.record),
});

/** Commands, the queue with the handlers of bulk exports, and real files; the disk and the process may be made to fail. */
export const createBulkApp = () => {
  const faults = {
    /** What every save is refused with. */
    refuse: null as AppError['code'] | null,
    /** After so many saves the claim is lost as in a crash: its files stand, nobody hears of it. */
    diesAfterSaving: 0,
    saves: 0,
    onSaved: () => {},
  };
  const save: SaveFiles = async (...args) => {
    faults.saves += 1;
    if (faults.refuse !== null) throw new AppFailure({ code: faults.refuse, message: 'No.' });
    const saved = await saveFiles(...args);
    faults.onSaved();
    if (faults.saves === faults.diesAfterSaving) throw new Error('the process died');
    return saved;
  };
  const app = createTestApp({
    handlers: (deps) => {
      const ports = { convert, printDocument: absent, saveFiles: save, openArchive, tryFolder };
      return [eraseHandler(exportDocumentHandler(deps, ports)), eraseHandler(exportArchiveHandler(deps, ports))];
    },
  });
  return Object.assign(faults, app, { queueStatus: getQueueStatus(app.deps) });
};
