import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';

const route = (page: Page) => page.evaluate(() => window.location.hash);
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

describe('with the keyboard alone (F10)', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let running: RunningApp;
  beforeEach(async () => {
    folder = temporaryFolder();
    running = await launchApp(join(folder.path, 'data'), { DOSSIER_WORD_DELAY_MS: '40' });
  });
  afterEach(async () => {
    await running.close();
    folder.remove();
  });

  const draftSample = async (page: Page) => {
    await page.getByRole('button', { name: 'Try it with a sample' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Sections' }).waitFor();
  };

  it('closes a dialog with Escape, stays on its document, and is back where it was', async () => {
    const { page } = running;
    await draftSample(page);
    await page
      .getByText(/14 of 14 sections/)
      .first()
      .waitFor();
    const document = await route(page);
    expect(document).toMatch(/^#\/document\//);
    await page.getByRole('button', { name: 'Document actions' }).focus();
    await page.keyboard.press('e');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.waitForFunction(() => window.document.activeElement !== window.document.body);
    expect(await focused(page)).toBe('Document actions');
    expect(await route(page)).toBe(document);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Library' }).waitFor();
  });

  it('leaves the text to who reads further down when the draft ends, and shows the pages on request', async () => {
    const { page } = running;
    await draftSample(page);
    for (const _ of [1, 2, 3, 4]) await page.keyboard.press('j');
    await page
      .getByText(/14 of 14 sections/)
      .first()
      .waitFor();
    await page.getByText(/^Ready: /).waitFor();
    expect(await page.getByRole('radio', { name: 'Text' }).isChecked()).toBe(true);
    await page.getByText('Pages', { exact: true }).click();
    await page.getByText(/^Page \d of 3$/).waitFor();
  });
});
