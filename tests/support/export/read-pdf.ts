import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const onFile = <T>(pdf: Uint8Array, use: (path: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-pdf-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, pdf);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The words of each page as poppler reads them, in the order they were set. */
export const pagesOfPdf = (pdf: Uint8Array): string[] =>
  onFile(pdf, (path) => execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', path, '-'], { encoding: 'utf8' }))
    .split('\f')
    .slice(0, -1);

/** Throws what qpdf finds wrong with a file's structure. */
export const checkPdf = (pdf: Uint8Array): void => {
  onFile(pdf, (path) => execFileSync('qpdf', ['--check', path], { encoding: 'utf8', stdio: 'pipe' }));
};
