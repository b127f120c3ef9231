import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { PDFDocument } from '@cantoo/pdf-lib';
import { builtInThemes } from '../../../src-main/convert/content/built-in-themes.ts';
import type { ExportDocument } from '../../../src-main/convert/content/export-document.ts';
import { renderDocx } from '../../../src-main/convert/docx/render-docx.ts';
import { dressedIn } from './dressings.ts';
import { officeFonts } from './office-fonts.ts';
import { pagesOf, sameBreaks } from './page-breaks.ts';
import { printInElectron } from './print-in-electron.ts';
import { longDocument, shortDocument, usualDocument } from './sample-documents.ts';

// Compares the Word file of each theme, as LibreOffice lays it out, with the PDF: how many pages, which breaks are the
// same, and a picture of both, one above the other.

const { values } = parseArgs({ options: { out: { type: 'string', default: 'docs/images/exports' } } });
const documents: Record<string, ExportDocument> = { usual: usualDocument, short: shortDocument, long: longDocument };
const pictured = 'usual';

const folder = mkdtempSync(join(tmpdir(), 'dossier-compare-'));

/** The Word file's pages as LibreOffice has them, with fonts as wide as Word's. */
const throughLibreOffice = (name: string, docx: Uint8Array): string => {
  const path = join(folder, `${name}.docx`);
  writeFileSync(path, docx);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', join(folder, 'office'), path];
  execFileSync('libreoffice', args, { env: { ...process.env, ...officeFonts(folder) }, stdio: 'ignore' });
  return join(folder, 'office', `${name}.pdf`);
};

const thumbnail = { width: 250, gap: 14 };

/** Both as one page: the PDF's pages above, the Word file's below. */
const picture = async (paths: readonly [string, string], target: string): Promise<void> => {
  const sheet = await PDFDocument.create();
  const rows = await Promise.all(
    paths.map(async (path) => {
      const file = await PDFDocument.load(readFileSync(path));
      return sheet.embedPdf(file, file.getPageIndices().slice(0, 5));
    }),
  );
  const height = Math.max(...rows.flat().map((page) => (thumbnail.width * page.height) / page.width));
  const columns = Math.max(...rows.map((row) => row.length));
  const { width, gap } = thumbnail;
  const page = sheet.addPage([gap + columns * (width + gap), gap + rows.length * (height + gap)]);
  for (const [rowNo, row] of rows.entries()) {
    for (const [columnNo, one] of row.entries()) {
      const x = gap + columnNo * (width + gap);
      const y = page.getHeight() - (rowNo + 1) * (height + gap);
      page.drawPage(one, { x, y, width, height });
      page.drawRectangle({ x, y, width, height, borderWidth: 0.5, opacity: 0, borderOpacity: 0.25 });
    }
  }
  const path = join(folder, 'sheet.pdf');
  writeFileSync(path, await sheet.save());
  execFileSync('pdftoppm', ['-png', '-r', '96', '-singlefile', path, target]);
};

try {
  const cases = builtInThemes.flatMap(({ id, design }) =>
    Object.entries(documents).map(([name, document]) => ({ id, name, document, dressing: dressedIn(design) })),
  );
  const prints = await printInElectron(cases);
  mkdirSync(values.out, { recursive: true });
  process.stdout.write('| theme | document | pages of the PDF | of the Word file | breaks that are the same |\n');
  process.stdout.write('|---|---|---|---|---|\n');
  for (const [index, { id, name, document, dressing }] of cases.entries()) {
    const pdf = join(folder, `${id}-${name}.pdf`);
    writeFileSync(pdf, prints[index] ?? new Uint8Array());
    const office = throughLibreOffice(`${id}-${name}`, await renderDocx(document, dressing));
    const [printed, word] = [pagesOf(pdf), pagesOf(office)];
    const { breaks, same } = sameBreaks(printed, word);
    process.stdout.write(`| ${id} | ${name} | ${printed.length} | ${word.length} | ${same} of ${breaks} |\n`);
    if (name === pictured) await picture([pdf, office], join(values.out, id));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
