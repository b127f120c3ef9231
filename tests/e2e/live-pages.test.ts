import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { competenceFileInputSchema } from '../../src-shared/kinds/competence-file/competence-file.ts';
import { builtInThemeIds } from '../../src-shared/model/theme.ts';
import { callApp } from '../support/call-app.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';

/** Letters and digits alone: bullets, capitals by style and the way words are parted differ between readers. */
const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** The lines of text on each sheet of the growing pages, as they are laid out, in no order: columns are read differently. */
const linesOnSheets = async (page: Page): Promise<string[][]> => {
  const sheets = await page.locator('[data-live-pages] [data-page="1"] > div').evaluate((host) => {
    const body = host.shadowRoot?.querySelector('body');
    const paper = host.getBoundingClientRect();
    const lines: Record<string, string>[] = [];
    if (!body) return [];
    const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const block = node.parentElement?.closest('p,h1,h2,h3,h4,li,td,th');
      for (const { index, 0: word } of (node.textContent ?? '').matchAll(/\S+/g)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const box = range.getClientRects()[0];
        if (!box || box.width === 0 || !block) continue;
        const sheet = Math.floor((box.left - paper.left + 1) / paper.width);
        // Words of one line stand on one height, whatever their size, within one block and one column.
        const from = block.getClientRects();
        const column = [...from].findIndex(({ left, right }) => box.left >= left - 1 && box.left <= right);
        const line = `${[...body.querySelectorAll('*')].indexOf(block)}|${column}|${Math.round((box.top + box.height / 2) / 4)}`;
        lines[sheet] ??= {};
        const onSheet = lines[sheet];
        onSheet[line] = (onSheet[line] ?? '') + word;
      }
    }
    return lines.map((onSheet) => Object.values(onSheet));
  });
  return sheets.map((lines) =>
    lines
      .map(bare)
      .filter((line) => line !== '')
      .sort(),
  );
};

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
    const { input } = await callApp(page, 'sample.get', { kind: 'competence-file' });
    const { candidate } = competenceFileInputSchema.parse(input);
    const options = { provider: 'scripted' };
    const { documentId } = await callApp(page, 'run.start', { kind: 'competence-file', input, options });
    await page.getByText(candidate.fullName).first().click();
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
      const printed = execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' })
        .split('\f')
        .slice(0, -1)
        .map((text) =>
          text
            .split('\n')
            .map(bare)
            .filter((line) => line !== '')
            .sort(),
        );
      // The window asks for the page in another look by itself.
      await expect.poll(() => linesOnSheets(page), { timeout: 60_000 }).toEqual(printed);
      expect(printed.length).toBeGreaterThan(1);
      expect(await page.locator('[data-live-pages]').getAttribute('data-live-pages')).toBe(String(printed.length));
    }
  });
});
