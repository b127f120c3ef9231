import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { callApp, draftSample } from '../support/call-app.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';

/** Puts a folder in the place of what the user would choose in the native dialog. */
const answerFolderDialog = (running: RunningApp, folder: string) =>
  running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Everything a file says to whoever looks into it: parts of packages, properties, and the words of a PDF. */
const wordsOf = (path: string): string => {
  const bytes = readFileSync(path);
  if (path.endsWith('.docx')) {
    return Object.entries(unzipSync(bytes))
      .map(([name, part]) => `${name}\n${new TextDecoder().decode(part)}`)
      .join('\n');
  }
  if (!path.endsWith('.pdf')) return bytes.toString();
  const facts = ['pdftotext', 'pdfinfo'].map((program) =>
    execFileSync(program, program === 'pdftotext' ? [path, '-'] : [path], { encoding: 'utf8' }),
  );
  return [...facts, bytes.toString('latin1')].join('\n');
};

const formats = ['PDF', 'Word', 'Web page', 'Markdown', 'Plain text', 'JSON'];

describe('exports worth sending to a client', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let running: RunningApp;
  let out: string;
  beforeEach(async () => {
    folder = temporaryFolder();
    out = join(folder.path, 'out');
    mkdirSync(out);
    running = await launchApp(join(folder.path, 'data'), { DOSSIER_WORD_DELAY_MS: '0' });
    await answerFolderDialog(running, out);
  });
  afterEach(async () => {
    await running.close().catch(() => {});
    folder.remove();
  });

  const openSample = async (page: Page) => {
    const { documentId } = await draftSample(page);
    await page.getByText('Élise Varenne').first().click();
    await page
      .getByText(/14 of 14 sections/)
      .first()
      .waitFor();
    await page.getByText(/Page 1 of \d/).waitFor();
    return documentId;
  };
  const exportAll = async (page: Page) => {
    await page.getByRole('button', { name: 'Export', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    for (const format of formats) await dialog.getByLabel(new RegExp(`^${format}`)).check();
    await dialog.getByRole('button', { name: 'Change…' }).click();
    await dialog.getByText(out).waitFor();
    await dialog.getByRole('button', { name: 'Export 6 files' }).click();
    await page.getByText('Exported 6 files').last().waitFor();
    await dialog.waitFor({ state: 'hidden' });
  };

  it('F6, F7: a theme changes the pages in view, all formats go out in it, and the PDF is the very file that was seen', async () => {
    const { page } = running;
    const documentId = await openSample(page);
    const shown = async () => (await callApp(page, 'document.print-preview', { documentId })).sha256;
    const before = await shown();
    const picture = () => page.locator('[data-page="1"] canvas').first().screenshot();
    const inPaper = await picture();

    await page.getByRole('button', { name: /^Look:/ }).click();
    await page.getByRole('menuitemradio', { name: 'Meridian' }).click();
    await expect.poll(async () => (await picture()).equals(inPaper), { timeout: 60_000 }).toBe(false);
    const after = await shown();
    expect(after).not.toBe(before);

    await exportAll(page);
    const names = readdirSync(out);
    expect(names.map((name) => name.split('.').at(-1)).sort()).toEqual(['docx', 'html', 'json', 'md', 'pdf', 'txt']);
    const bytesOf = (format: string) =>
      readFileSync(join(out, names.find((name) => name.endsWith(`.${format}`)) ?? ''));
    expect(sha256(bytesOf('pdf'))).toBe(after);
    expect(Object.keys(unzipSync(bytesOf('docx')))).toContain('word/document.xml');
    for (const format of ['html', 'md', 'txt']) expect(bytesOf(format).toString()).toContain('Halvorsen');
    // Printed again by another life of the app, it is still the same file.
    await running.close();
    running = await launchApp(join(folder.path, 'data'));
    const again = await callApp(running.page, 'document.print-preview', { documentId });
    expect(again.sha256).toBe(after);
  });

  it('F6: what is shown anonymous goes out anonymous, in every format and in the names of its files', async () => {
    const { page } = running;
    await openSample(page);
    await page.getByRole('button', { name: 'Show it anonymous' }).click();
    await page.getByText('Anonymous view').waitFor();
    await page.getByLabel('Leave out employers too').check();
    await exportAll(page);
    const files = readdirSync(out);
    expect(files).toHaveLength(6);
    for (const name of files) {
      const text = `${name}\n${wordsOf(join(out, name))}`;
      for (const word of ['Varenne', 'Élise', 'elise', 'example.com', 'Halvorsen', 'Tessalin']) {
        expect(text.includes(word), `${word} in ${name}`).toBe(false);
      }
      expect(text).toContain('É. V.');
    }
  });

  it('F7: twenty documents go out behind the scenes, over no file that is there, and again as one ZIP', async () => {
    const { page } = running;
    const { input } = await callApp(page, 'sample.get', { kind: 'competence-file' });
    for (let n = 1; n <= 20; n++) {
      // Two have the same title.
      const title = `Profile ${Math.max(2, n)}`;
      await callApp(page, 'run.start', { kind: 'competence-file', input, title, options: { provider: 'embedded' } });
    }
    await expect
      .poll(
        async () => {
          const { documents } = await callApp(page, 'document.list', { limit: 200 });
          return documents.filter(({ status }) => status === 'completed').length;
        },
        { timeout: 120_000 },
      )
      .toBe(20);
    const mine = join(out, 'Profile 7.pdf');
    writeFileSync(mine, 'mine');

    const bulk = async (isZip: boolean, chosen: readonly string[]) => {
      await page.getByText('Profile 20').first().waitFor();
      await page.keyboard.press('Control+a');
      await page.getByRole('button', { name: 'Export…' }).click();
      const dialog = page.getByRole('dialog');
      for (const format of formats) {
        await dialog.getByLabel(new RegExp(`^${format}`)).setChecked(chosen.includes(format));
      }
      if (isZip) await dialog.getByRole('switch', { name: 'All in one ZIP file' }).check({ force: true });
      await dialog.getByRole('button', { name: 'Change…' }).click();
      await dialog.getByText(out).waitFor();
      await dialog.getByRole('button', { name: 'Export 20 documents' }).click();
      await dialog.waitFor({ state: 'hidden' });
      await page
        .getByRole('complementary', { name: 'Exports' })
        .getByText('20 documents exported', { exact: true })
        .first()
        .waitFor();
    };
    await bulk(false, ['PDF', 'Word']);
    const files = readdirSync(out).sort();
    expect(files).toHaveLength(41);
    expect(readFileSync(mine, 'utf8')).toBe('mine');
    expect(files).toContain('Profile 7 (2).pdf');
    expect(files).toContain('Profile 2 (2).docx');
    expect(files.filter((name) => name.startsWith('.'))).toEqual([]);
    for (const name of files.filter((one) => one.endsWith('.pdf') && one !== 'Profile 7.pdf')) {
      expect(readFileSync(join(out, name)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    }

    await page.getByRole('button', { name: 'Put away' }).first().click();
    await bulk(true, ['Word', 'Markdown']);
    const [zip = ''] = readdirSync(out).filter((name) => name.endsWith('.zip'));
    const inside = unzipSync(readFileSync(join(out, zip)));
    expect(Object.keys(inside)).toHaveLength(40);
    expect(readdirSync(out)).toHaveLength(42);
    // The same documents, the same bytes.
    expect(sha256(inside['Profile 9.docx'] ?? new Uint8Array())).toBe(
      sha256(readFileSync(join(out, 'Profile 9.docx'))),
    );
  });
});
