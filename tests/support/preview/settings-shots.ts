import type { Page } from 'playwright';
import type { Shot } from './shots.ts';

const openQueue = (name: string) => async (page: Page) => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.getByRole('table').scrollIntoViewIfNeeded();
  await page.evaluate(() => document.querySelector('table')?.scrollIntoView());
};

const typeNonsense = async (page: Page) => {
  await openQueue('Sections')(page);
  await page.getByLabel('At once').fill('40');
  await page.getByLabel('Attempts in all').fill('');
  await page.getByLabel('First pause', { exact: true }).fill('90');
  await page.getByLabel('Warn from').fill('6000');
  await page.getByText('Saved').waitFor();
};

/** The pictures of the settings, by file name. */
export const settingsShots: Readonly<Record<string, Shot>> = {
  settings: { scene: 'settings', prepare: (page) => page.getByRole('heading', { name: 'Settings' }).waitFor() },
  'settings-queues': { scene: 'settings-changed', prepare: openQueue('Large analyses') },
  'settings-errors': { scene: 'settings-changed', prepare: typeNonsense },
  'settings-limits': {
    scene: 'settings-changed',
    prepare: async (page) => {
      await page.getByLabel('So many fail').fill('0');
      await page.getByLabel('Among the last').scrollIntoViewIfNeeded();
      await page.getByLabel('The oldest has waited for').scrollIntoViewIfNeeded();
    },
  },
  'settings-reset': {
    scene: 'settings-changed',
    onlySmall: true,
    prepare: async (page) => {
      await openQueue('Large analyses')(page);
      await page.getByRole('button', { name: 'All back to the defaults' }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  'settings-french': { scene: 'settings-changed', language: 'fr', prepare: openQueue('Sections') },
  'settings-french-top': {
    scene: 'settings-changed',
    language: 'fr',
    onlySmall: true,
    prepare: (page) => page.getByRole('heading', { name: 'Réglages' }).waitFor(),
  },
};
