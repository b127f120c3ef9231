import type { Page } from 'playwright';
import type { Shot } from './shots.ts';

const seeRow = (page: Page) => page.getByRole('row').nth(3).waitFor();
const openRow = (name: string) => async (page: Page) => {
  await page.getByRole('row', { name }).first().click();
  await page.getByRole('heading', { name: 'Attempts' }).waitFor();
};
const show = (filter: string) => async (page: Page) => {
  await seeRow(page);
  await page.getByText(filter, { exact: false }).first().click();
};

/** The pictures of the Queue page, by file name. */
export const queueShots: Readonly<Record<string, Shot>> = {
  queue: { scene: 'queue', prepare: seeRow },
  'queue-empty': { scene: 'queue-empty', prepare: (page) => page.getByText('Nothing is waiting').waitFor() },
  'queue-full': {
    scene: 'queue-full',
    prepare: async (page) => {
      await seeRow(page);
      await page.getByRole('grid').focus();
      await page.keyboard.press('End');
      await page.getByRole('row', { name: /100,000th in line/ }).waitFor();
    },
  },
  'queue-details': { scene: 'queue', prepare: openRow('Tender annex') },
  'queue-failed': {
    scene: 'queue-failed',
    prepare: async (page) => {
      await page.getByText('Failed', { exact: false }).first().waitFor();
      await page.getByRole('button', { name: 'Show the 12 failed' }).click();
      await page.getByRole('row').nth(3).click();
      await page.getByRole('heading', { name: 'Attempts' }).waitFor();
    },
  },
  'queue-held': { scene: 'queue-held', onlySmall: true, prepare: seeRow },
  'queue-no-key': { scene: 'queue-no-key', onlySmall: true, prepare: seeRow },
  'queue-paused': { scene: 'queue-paused', onlySmall: true, prepare: seeRow },
  'queue-loading': {
    scene: 'queue-loading',
    onlySmall: true,
    prepare: (page) => page.getByText('Reading the queue').waitFor({ state: 'attached' }),
  },
  'queue-error': {
    scene: 'queue-error',
    onlySmall: true,
    prepare: (page) => page.getByRole('button', { name: 'Try again' }).first().waitFor(),
  },
  'queue-completed': { scene: 'queue', onlySmall: true, prepare: show('Completed 1') },
  'queue-menu': {
    scene: 'queue',
    onlySmall: true,
    prepare: async (page) => {
      await seeRow(page);
      await page.getByRole('grid').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('.');
      await page.getByRole('menuitem', { name: 'Cancel' }).waitFor();
    },
  },
  'queue-table': {
    scene: 'queue',
    onlySmall: true,
    prepare: (page) => page.getByRole('button', { name: 'Show as table' }).click(),
  },
  'queue-clean-up': {
    scene: 'queue',
    onlySmall: true,
    prepare: (page) => page.getByRole('button', { name: 'Clean up' }).click(),
  },
  'queue-later': {
    scene: 'queue',
    onlySmall: true,
    prepare: async (page) => {
      await openRow('Tender annex')(page);
      await page.getByRole('button', { name: 'Not before…' }).click();
      await page.getByText('Tomorrow morning').waitFor();
    },
  },
  'queue-cancelled': {
    scene: 'queue',
    onlySmall: true,
    prepare: async (page) => {
      await seeRow(page);
      await page.getByRole('grid').focus();
      await page.keyboard.press('Delete');
      await page.getByRole('button', { name: 'Put back' }).waitFor();
    },
  },
  'queue-idle': {
    scene: 'queue',
    onlySmall: true,
    prepare: (page) => page.getByRole('button', { name: /idle queue/ }).click(),
  },
  'queue-french': { scene: 'queue', language: 'fr', onlySmall: true, prepare: seeRow },
};
