import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';
import { readStore } from '../support/read-store.ts';

const sample = (name: string) => join(import.meta.dirname, '../../resources/samples', name);

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const languages = (page: Page) =>
  page
    .getByRole('region', { name: 'Languages' })
    .getByRole('textbox', { name: 'Language' })
    .evaluateAll((fields: HTMLInputElement[]) => fields.map(({ value }) => value));

describe('the form of a new document', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let running: RunningApp;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await running.close().catch(() => {});
    folder.remove();
  });
  const launch = async () => {
    running = await launchApp(join(folder.path, 'data'));
    await button(running.page, 'New document').first().click();
    return running.page;
  };
  const readSample = async (page: Page) => {
    await page.getByTestId('candidate-file').setInputFiles(sample('candidate.json'));
    await page.getByText('Read from candidate.json').waitFor();
  };

  it('keeps what was typed when the page is left and when the app is quit, until a draft is made of it', async () => {
    let page = await launch();
    await readSample(page);
    await field(page, 'Full name').fill('Zoé Kept');
    await page.keyboard.press('Escape');
    await button(page, 'Library').click();
    await button(page, 'New document').first().click();
    expect(await field(page, 'Full name').inputValue()).toBe('Zoé Kept');

    // Quit in the midst of it: nothing has paused, and the page was not left.
    await page.getByLabel('Or paste the text').fill('Half a job');
    await running.close();
    page = await launch();
    await page.getByText('Read from candidate.json').waitFor();
    expect(await field(page, 'Full name').inputValue()).toBe('Zoé Kept');
    expect(await page.getByLabel('Or paste the text').inputValue()).toBe('Half a job');

    await button(page, 'Draft').click();
    await page
      .getByText(/14 of 14 sections/)
      .first()
      .waitFor();
    await running.close();
    expect(readStore(join(folder.path, 'data'), 'SELECT kind FROM form_drafts')).toEqual([]);
    page = await launch();
    await page.getByText('Add a candidate to begin.').waitFor();
  });

  it('goes back through typing, rows and sources, and forward again', async () => {
    const page = await launch();
    await readSample(page);
    const name = await field(page, 'Full name').inputValue();
    const before = await languages(page);
    expect(before.length).toBeGreaterThan(1);

    await field(page, 'Full name').press('End');
    await field(page, 'Full name').pressSequentially(' Junior');
    await page
      .getByRole('button', { name: /^Move .* down$/ })
      .and(page.getByRole('region', { name: 'Languages' }).getByRole('button'))
      .first()
      .click();
    const moved = [before[1], before[0], ...before.slice(2)];
    expect(await languages(page)).toEqual(moved);
    await page
      .getByRole('region', { name: 'Languages' })
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    expect(await languages(page)).toEqual(moved.slice(1));

    await button(page, 'Undo').click();
    expect(await languages(page)).toEqual(moved);
    await page.keyboard.press('Control+z');
    expect(await languages(page)).toEqual(before);
    await page.keyboard.press('Control+z');
    expect(await field(page, 'Full name').inputValue()).toBe(name);
    await page.keyboard.press('Control+z');
    await page.getByText('Add a candidate to begin.').waitFor();
    for (let step = 0; step < 3; step += 1) await page.keyboard.press('Control+Shift+z');
    expect(await field(page, 'Full name').inputValue()).toBe(`${name} Junior`);
    expect(await languages(page)).toEqual(moved);
  });

  it('adds rows, gives them the focus, and says at once what is wrong in one that is folded away', async () => {
    const page = await launch();
    await button(page, 'Type it in').click();
    await field(page, 'Full name').fill('Ada');
    await button(page, 'Add an experience').click();
    await page.keyboard.type('Engineer');
    expect(await field(page, 'Title').nth(1).inputValue()).toBe('Engineer');
    await field(page, 'Start').fill('March 19');
    await page.getByText('Write the date as 2019, 2019-03 or 2019-03-31.').waitFor();
    await page.getByRole('button', { name: /^Engineer/, expanded: true }).click();
    await page.getByText('1 entry to correct first').last().waitFor();
    await button(page, 'Draft').click();
    await page.waitForFunction(
      () => document.activeElement?.getAttribute('data-path') === 'candidate.experience.0.start',
    );
    await page.keyboard.press('Control+a');
    await page.keyboard.type('2019-03');
    await page.getByText('Ready to draft 10 sections.').waitFor();
  });
});
