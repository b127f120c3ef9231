import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { ExportPorts } from '../app/exporting/export-document.ts';
import { createPrintDocument } from '../app/exporting/print-document.ts';
import type { BulkFiles } from '../app/ports.ts';
import { saveFiles, tryFolder } from '../convert/files/save-file.ts';
import { openArchive } from '../convert/files/zip-archive.ts';
import { createConvertProcess } from '../platform/convert-process.ts';
import { createPdfPrinter } from '../platform/pdf-printer.ts';
import { distFolder } from './app-folders.ts';

/** What reads, prints and writes files: a process for conversions, the app's own engine for prints, and the disk. */
export const composeConversion = () => {
  const convertProcess = createConvertProcess({
    fork: (path, execArgv) => utilityProcess.fork(path, [], { execArgv, serviceName: 'Dossier conversion' }),
    workerPath: join(distFolder, 'workers', 'convert-worker.cjs'),
  });
  const { convert } = convertProcess;
  const printer = createPdfPrinter();
  const exportPorts: ExportPorts = { convert, printDocument: createPrintDocument(convert, printer), saveFiles };
  const bulkFiles: BulkFiles = { openArchive, tryFolder };
  return {
    exportPorts,
    bulkFiles,
    dispose: (): void => {
      convertProcess.dispose();
      printer.dispose();
    },
  };
};

/** Everything that reads, prints and writes files. */
export type Conversion = ReturnType<typeof composeConversion>;
