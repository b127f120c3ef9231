import type { Page } from 'playwright';
import type { Shot } from './shots.ts';

const seeTable = (page: Page) => page.getByRole('columnheader', { name: 'Question' }).first().waitFor();
const openQuestion = (page: Page, at: number) => page.locator('tbody th button').nth(at).click();

const practise = async (page: Page) => {
  await seeTable(page);
  await page
    .getByRole('button', { name: /^Practise set/ })
    .first()
    .click();
  await page.getByText('Think it through').waitFor();
};

const compare = async (page: Page) => {
  await seeTable(page);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
};
const seeGrid = async (page: Page) => {
  await compare(page);
  await page.getByRole('rowheader', { name: /^Overall/ }).waitFor();
};

/** Every picture of an interview pack, by file name. */
export const packShots: Readonly<Record<string, Shot>> = {
  'pack-new': {
    scene: 'new',
    prepare: async (page) => {
      await page.getByText('Interview pack', { exact: true }).click();
      await page.getByRole('heading', { name: 'New interview pack' }).waitFor();
    },
  },
  'pack-new-options': {
    scene: 'new',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByText('Interview pack', { exact: true }).click();
      await page.getByLabel('What to look at').scrollIntoViewIfNeeded();
    },
  },
  'pack-empty': {
    scene: 'pack-empty',
    prepare: (page) =>
      page
        .getByText(/^Looking for questions/)
        .first()
        .waitFor(),
  },
  'pack-running': { scene: 'pack-running', prepare: seeTable },
  'pack-full': { scene: 'pack-full', prepare: seeTable },
  'pack-failed': { scene: 'pack-failed', onlySmall: true, prepare: seeTable },
  'pack-question': {
    scene: 'pack-full',
    prepare: async (page) => {
      await seeTable(page);
      await openQuestion(page, 1);
      await page.getByText('Why it is asked').waitFor();
    },
  },
  'pack-input': {
    scene: 'pack-full',
    onlySmall: true,
    prepare: async (page) => {
      await seeTable(page);
      const row = page.locator('tbody tr').filter({ hasText: 'Needs your input' }).first();
      await row.locator('th button').click();
      await page.getByRole('button', { name: 'Keep it and answer again' }).scrollIntoViewIfNeeded();
    },
  },
  'pack-another-set': {
    scene: 'pack-full',
    onlySmall: true,
    prepare: async (page) => {
      await seeTable(page);
      await page.getByRole('button', { name: 'Another set' }).click();
      await page.getByRole('button', { name: 'Find questions' }).waitFor();
    },
  },
  'pack-own-question': {
    scene: 'pack-full',
    onlySmall: true,
    prepare: async (page) => {
      await seeTable(page);
      await page.getByRole('button', { name: 'Add a question' }).click();
      await page.getByRole('dialog').getByText('Theme').waitFor();
    },
  },
  'pack-practice': { scene: 'pack-full', prepare: practise },
  'pack-revealed': {
    scene: 'pack-full',
    onlySmall: true,
    prepare: async (page) => {
      await practise(page);
      await page.keyboard.press('Space');
      await page.getByText('How did it go?').waitFor();
      await page.keyboard.press('2');
      await page.getByText('It comes again soon.').waitFor();
    },
  },
  'pack-score': {
    scene: 'pack-full',
    prepare: async (page) => {
      await seeTable(page);
      await page
        .getByRole('button', { name: /^Scorecard of set/ })
        .first()
        .click();
      await page.getByText('Totals').waitFor();
    },
  },
  'pack-french': {
    scene: 'pack-running',
    language: 'fr',
    onlySmall: true,
    prepare: (page) => page.getByRole('button', { name: 'Une autre série' }).waitFor(),
  },
  'pack-compare': { scene: 'pack-group', prepare: seeGrid },
  'pack-compare-note': {
    scene: 'pack-group',
    onlySmall: true,
    prepare: async (page) => {
      await seeGrid(page);
      await page
        .getByRole('button', { name: /, question \d+: / })
        .first()
        .focus();
      for (let right = 0; right < 2; right += 1) await page.keyboard.press('ArrowRight');
      await page.getByRole('tooltip').waitFor();
    },
  },
  'pack-compare-large': { scene: 'pack-group-large', prepare: seeGrid },
  'pack-compare-far': {
    scene: 'pack-group-large',
    onlySmall: true,
    prepare: async (page) => {
      await seeGrid(page);
      await page
        .getByRole('button', { name: /, question \d+: / })
        .first()
        .focus();
      await page.keyboard.press('End');
      for (let down = 0; down < 8; down += 1) await page.keyboard.press('ArrowDown');
    },
  },
  'pack-compare-alone': {
    scene: 'pack-alone',
    prepare: async (page) => {
      await compare(page);
      await page.getByText('One candidate so far').waitFor();
    },
  },
  'pack-compare-french': {
    scene: 'pack-group',
    language: 'fr',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Comparer', exact: true }).click();
      await page.getByRole('rowheader', { name: /^Ensemble/ }).waitFor();
    },
  },
  'pack-score-cell': {
    scene: 'pack-group',
    onlySmall: true,
    prepare: async (page) => {
      await seeGrid(page);
      await page
        .getByRole('button', { name: /^Ada Moreau, question 6: / })
        .first()
        .click();
      await page.getByText('Totals').waitFor();
    },
  },
  'pack-give': {
    scene: 'pack-group',
    prepare: async (page) => {
      await seeTable(page);
      await page.getByRole('button', { name: /^Interview another candidate/ }).click();
      await page.getByText(/^Questions from /).waitFor();
    },
  },
  'pack-large': { scene: 'pack-large', onlySmall: true, prepare: seeTable },
};
