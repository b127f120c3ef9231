import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInThemeIds } from '../../src-shared/model/theme.ts';
import { callApp } from '../support/call-app.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';

/** The words that stand in each column of the growing pages, in reading order: what the eye would find on each sheet. */
const wordsOnSheets = (page: Page): Promise<string[][]> =>
  page.locator('[data-live-pages] [data-page="1"] > div').evaluate((host) => {
    const root = host.shadowRoot;
    const columns = root?.querySelector<HTMLElement>('.page');
    if (!root || !columns) return [];
    const scale = host.getBoundingClientRect().width / host.clientWidth;
    const pageWidth = host.getBoundingClientRect().width;
    const sheets: string[][] = [];
    const texts = document.createTreeWalker(columns, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      for (const { index, 0: word } of (node.textContent ?? '').matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const box = range.getClientRects()[0];
        if (!box || box.width === 0) continue;
        const from = box.left - host.getBoundingClientRect().left + 2 * scale;
        const at = Math.floor(from / pageWidth);
        sheets[at] = [...(sheets[at] ?? []), word];
      }
    }
    return sheets;
  });

/** Letters and digits alone: bullets, capitals by style and the way words are parted differ between readers. */
const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** Less contents, cover, and what stands in the margins: only the text is compared. */
const plain = (design: Record<string, unknown>): Record<string, unknown> => {
  const edge = (given: unknown) => ({ ...(given as object), start: '', center: '', end: '' });
  const { header, footer } = design;
  return {
    ...design,
    header: edge(header),
    footer: edge(footer),
    cover: null,
    contents: { ...(design['contents'] as object), isOn: false },
  };
};

describe('F6: pages that grow while words come', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let running: RunningApp;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await running.close().catch(() => {});
    folder.remove();
  });

  it('break where those of the PDF do, in each theme', async () => {
    const script = join(folder.path, 'script.json');
    // Everything is answered at once but the last summary, which keeps the draft open.
    writeFileSync(script, JSON.stringify({ 'experiences-summary': [{ do: 'hang' }] }));
    running = await launchApp(join(folder.path, 'data'), { DOSSIER_SCRIPTED_PROVIDER: script });
    const { page } = running;
    const input = await callApp(page, 'sample.get', {});
    const options = { provider: 'scripted' };
    const { documentId } = await callApp(page, 'run.start', { kind: 'competence-file', input, options });
    await page.getByText(input.candidate.fullName).first().click();
    await page
      .getByText(/13 of 14 sections/)
      .first()
      .waitFor();
    await page.getByText('Pages', { exact: true }).click();
    await page.locator('[data-live-pages]').waitFor();

    for (const from of builtInThemeIds) {
      const { id: themeId, design } = await callApp(page, 'theme.create', { from, name: `Plain ${from}` });
      await callApp(page, 'theme.update', { themeId, design: plain(design) });
      await callApp(page, 'document.set-theme', { documentId, themeId });
      const { pdf } = await callApp(page, 'document.print-preview', { documentId });
      const path = join(folder.path, `${from}.pdf`);
      writeFileSync(path, Buffer.from(Object.values(pdf)));
      const printed = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).split('\f').map(bare);
      printed.pop();
      const live = async () => (await wordsOnSheets(page)).map((words) => bare(words.join('')));
      // The window asks for the page of another look by itself; the letters of each sheet are counted, since two columns are read in different orders.
      const letters = (sheets: readonly string[]) => sheets.map((sheet) => [...sheet].sort().join(''));
      await expect.poll(async () => letters(await live()), { timeout: 60_000 }).toEqual(letters(printed));
      expect(printed.length).toBeGreaterThan(1);
      expect(await page.locator('[data-live-pages]').getAttribute('data-live-pages')).toBe(String(printed.length));
    }
  });
});
