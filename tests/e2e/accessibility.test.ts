import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityViolations } from '../support/check-accessibility.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';

describe.each(['light', 'dark'] as const)('every screen in %s colours (F10, WCAG 2.2 AA)', (scheme) => {
  const folder = temporaryFolder();
  let running: RunningApp;
  beforeAll(async () => {
    running = await launchApp(join(folder.path, 'data'));
    await running.page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  });
  afterAll(async () => {
    await running.close();
    folder.remove();
  });

  it('has nothing for axe to find, from the empty library to the export dialog', async () => {
    const { page } = running;
    const found: Record<string, string[]> = {};
    const check = async (screen: string) => {
      found[screen] = await accessibilityViolations(page);
    };
    await page.getByRole('button', { name: 'Try it with a sample' }).waitFor();
    await check('empty library');
    await page.getByRole('button', { name: 'New document' }).first().click();
    await page.getByRole('heading', { name: 'New competence file' }).waitFor();
    await check('new document');
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(join(import.meta.dirname, '../../resources/samples/candidate.json'));
    await page.getByText('Read from candidate.json').waitFor();
    await check('new document, filled');
    await page.getByRole('button', { name: 'Draft', exact: true }).click();
    await page
      .getByText(/14 of 14 sections/)
      .first()
      .waitFor();
    await page.getByText('Page 1 of 3').waitFor();
    await check('workspace, pages');
    await page.getByText('Text', { exact: true }).click();
    await check('workspace, text');
    await page.getByRole('button', { name: 'Export', exact: true }).first().click();
    await page.getByRole('dialog').waitFor();
    await check('export');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Themes', exact: true }).click();
    await page.locator('[data-drawn]').first().waitFor();
    await check('themes');
    await page.getByRole('button', { name: 'Customise a copy of Paper' }).click();
    await page.locator('[data-page="1"] span').first().waitFor();
    await check('theme editor');
    await page.getByRole('button', { name: /^Header and footer/ }).click();
    await page.getByRole('textbox', { name: 'Footer: middle' }).waitFor();
    await check('theme editor, header and footer');
    await page.getByRole('button', { name: 'Queue', exact: true }).click();
    await page.getByRole('heading', { name: 'Queue', exact: true }).waitFor();
    await page.getByText('Nothing is waiting').waitFor();
    await check('queue, quiet');
    await page.getByRole('radiogroup', { name: 'Show' }).getByText('Completed').click();
    await page.getByRole('row', { name: /Done/ }).first().click();
    await page.getByRole('heading', { name: 'Attempts' }).waitFor();
    await check('queue, with details');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Attempts' }).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+K');
    await page.getByPlaceholder(/./).first().waitFor();
    await check('palette');
    await page.keyboard.press('Escape');
    await page
      .getByRole('link', { name: 'Library' })
      .or(page.getByRole('button', { name: 'Library' }))
      .first()
      .click();
    await page.getByText('Ready to export').waitFor();
    await check('library');
    await page.keyboard.press('Control+A');
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByRole('dialog').waitFor();
    await check('bulk export');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
    await page
      .getByRole('link', { name: 'Settings' })
      .or(page.getByRole('button', { name: 'Settings' }))
      .first()
      .click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await check('settings');
    expect(found).toEqual(Object.fromEntries(Object.keys(found).map((screen) => [screen, []])));
  });
});
