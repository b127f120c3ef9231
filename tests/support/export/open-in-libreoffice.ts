import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';

const batchSize = 40;
/** How long LibreOffice may take for a batch. */
const batchMs = 300_000;

/** A few words of a Word file that a PDF of it must show: plain ones, since only those come out of every font alike. */
const wordsOf = (file: Uint8Array): string[] => {
  const body = new TextDecoder().decode(unzipSync(file)['word/document.xml']);
  // Words that the text itself turns around come out turned around.
  const turned = /[\u202a-\u202e\u2066-\u2069]/;
  const texts = [...body.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1] ?? '');
  const text = texts.filter((one) => !turned.test(one)).join(' ');
  const words = text.match(/(?<![^\s])[A-Za-z]{4,9}(?![^\s])/g) ?? [];
  return [words.at(0), words.at(Math.floor(words.length / 2)), words.at(-1)].filter((word) => word !== undefined);
};

/** Without spaces, since narrow columns break words in two. */
const textOfPdf = (path: string): string =>
  spawnSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 })
    .stdout.toLowerCase()
    .replace(/\s+/g, '');

/** What LibreOffice can't open, and words that are lost on the way to a PDF. Throws where it isn't installed. */
export const libreOfficeFaults = (files: ReadonlyMap<string, Uint8Array>): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-libreoffice-'));
  const faults: string[] = [];
  try {
    const all = [...files].map(([name, bytes], index) => ({ name, bytes, path: join(folder, `${index}.docx`) }));
    for (let at = 0; at < all.length; at += batchSize) {
      const batch = all.slice(at, at + batchSize);
      for (const { path, bytes } of batch) writeFileSync(path, bytes);
      const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
      const args = [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...batch.map(({ path }) => path)];
      const { error } = spawnSync('libreoffice', args, { timeout: batchMs, stdio: 'ignore' });
      if (error)
        throw new Error(`LibreOffice can't be run (Debian's package libreoffice-writer-nogui): ${error.message}`);
      for (const { name, bytes, path } of batch) {
        const pdf = path.replace(/docx$/, 'pdf');
        if (!existsSync(pdf)) {
          faults.push(`${name}: not opened`);
          continue;
        }
        const shown = textOfPdf(pdf);
        for (const word of wordsOf(bytes))
          if (!shown.includes(word.toLowerCase())) faults.push(`${name}: lost "${word}"`);
        rmSync(pdf);
      }
      process.stderr.write(`LibreOffice: ${Math.min(at + batchSize, all.length)} of ${all.length}\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return faults;
};
