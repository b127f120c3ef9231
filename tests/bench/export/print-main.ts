import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';
import { z } from 'zod';
import { createPrintDocument } from '../../../src-main/app/exporting/print-document.ts';
import type { ExportSubject } from '../../../src-main/app/ports.ts';
import { builtInThemes } from '../../../src-main/convert/content/built-in-themes.ts';
import { createPdfPrinter } from '../../../src-main/platform/pdf-printer.ts';
import { convertInProcess } from '../../support/convert/in-process.ts';
import { longDocument } from './long-document.ts';

// The main process of an Electron that does nothing but print: its plan comes in DOSSIER_PRINT_PLAN, its figures leave as
// a line of JSON on standard output.

const planSchema = z.object({ experiences: z.number(), rounds: z.number(), warmUps: z.number(), folder: z.string() });

// Without the process around them: what is measured is the work.
const convert = convertInProcess;

/** Chromium alone: the page from a file, and its PDF, with nothing before and nothing after. */
const printBare = async (path: string): Promise<Uint8Array> => {
  const window = new BrowserWindow({ show: false, webPreferences: { javascript: false, sandbox: true } });
  await window.loadFile(path);
  const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true });
  window.destroy();
  return pdf;
};

const peakMb = (type: string): number =>
  Math.max(
    0,
    ...app
      .getAppMetrics()
      .filter((one) => one.type === type)
      .map(({ memory }) => memory.peakWorkingSetSize / 1_024),
  );

const measure = async (): Promise<void> => {
  const { experiences, rounds, warmUps, folder } = planSchema.parse(
    JSON.parse(process.env['DOSSIER_PRINT_PLAN'] ?? ''),
  );
  const [theme] = builtInThemes;
  if (!theme) throw new Error('no theme ships');
  const subject: ExportSubject = {
    document: longDocument(experiences),
    dressing: { theme: theme.design, logo: null, template: null },
  };
  const page = join(folder, 'page.html');
  writeFileSync(page, await convert('render-print', { ...subject, pageOf: {} }));
  const ours: number[] = [];
  const bare: number[] = [];
  let pdf = new Uint8Array();
  // One for all rounds: a session serves the page of the first that was made.
  const printer = createPdfPrinter();
  for (let round = -warmUps; round < rounds; round++) {
    const begin = performance.now();
    // One that has printed nothing yet: the next time the same bytes would be there at once.
    pdf = new Uint8Array(await createPrintDocument(convert, printer)(subject));
    const middle = performance.now();
    await printBare(page);
    const end = performance.now();
    if (round < 0) continue;
    ours.push(middle - begin);
    bare.push(end - middle);
  }
  printer.dispose();
  const { count } = await convert('read-pages', { pdf });
  const memory = { mainMb: peakMb('Browser'), pageMb: peakMb('Tab') };
  process.stdout.write(`${JSON.stringify({ ours, bare, pages: count, bytes: pdf.byteLength, ...memory })}\n`);
};

app.on('window-all-closed', () => {});
app
  .whenReady()
  .then(measure)
  .then(
    () => process.stdout.write('', () => app.exit(0)),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => app.exit(1));
    },
  );
