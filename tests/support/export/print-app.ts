import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { createPrintDocument } from '../../../src-main/app/exporting/print-document.ts';
import type { ExportSubject } from '../../../src-main/app/ports.ts';
import { createPdfPrinter } from '../../../src-main/platform/pdf-printer.ts';
import { convertInProcess } from '../convert/in-process.ts';

// The main process of an Electron that prints what the file `plan.json` of its folder lists, each as NAME.pdf beside it,
// by the product's own printer and conversions.

const printAll = async (): Promise<void> => {
  // Written by print-in-electron.ts from values of this type; a logo's bytes are base64 there.
  const plan = JSON.parse(readFileSync(join(__dirname, 'plan.json'), 'utf8')) as {
    readonly name: string;
    readonly subject: ExportSubject;
    readonly logo: string | null;
  }[];
  const printer = createPdfPrinter();
  for (const { name, subject, logo } of plan) {
    const { dressing } = subject;
    const own =
      dressing.logo && logo !== null ? { ...dressing.logo, data: new Uint8Array(Buffer.from(logo, 'base64')) } : null;
    // A memory of its own for each: nothing is handed out that was printed before.
    const print = createPrintDocument(convertInProcess, printer);
    writeFileSync(join(__dirname, `${name}.pdf`), await print({ ...subject, dressing: { ...dressing, logo: own } }));
  }
  printer.dispose();
};

app.on('window-all-closed', () => {});
app
  .whenReady()
  .then(printAll)
  .then(
    () => app.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => app.exit(1));
    },
  );
