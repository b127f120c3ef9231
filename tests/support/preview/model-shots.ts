import type { Page } from 'playwright';
import { competenceFileInputSchema } from '#shared/kinds/competence-file/competence-file.ts';
// Declares `window.dossier`.
import type {} from '../../../src-renderer/client.ts';
import type { Shot } from './shots.ts';

const seeText = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor();

const openOptions = async (page: Page) => {
  const sample = await page.evaluate(() => window.dossier.call('sample.get', { kind: 'competence-file' }));
  if (!sample.ok) throw new Error('no sample');
  const buffer = Buffer.from(JSON.stringify(competenceFileInputSchema.parse(sample.value.input).candidate));
  await page.getByTestId('candidate-file').setInputFiles({ name: 'cv.json', mimeType: 'application/json', buffer });
  await page.getByLabel('Full name').waitFor();
  await page.getByRole('heading', { name: 'Options' }).evaluate((it) => it.scrollIntoView());
};
const drafter = (page: Page) => page.getByRole('combobox', { name: 'Drafted by' });
const choose = async (page: Page, name: RegExp) => {
  await drafter(page).click();
  await page.getByRole('option', { name }).click();
};
const openRedraft = async (page: Page) => {
  await page.getByRole('button', { name: 'Document actions' }).click();
  await page.getByRole('menuitem', { name: 'Draft again with…' }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Draft \d+ sections?$/ })
    .waitFor();
};
const select = async (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Sections' }).getByRole('button', { name }).first().click();
const showText = (page: Page) => page.getByText('Text', { exact: true }).click();

/** The pictures of models at work, by file name. */
export const modelShots: Readonly<Record<string, Shot>> = {
  'model-new': { scene: 'model-new', prepare: openOptions },
  'model-new-list': {
    scene: 'model-new',
    onlySmall: true,
    prepare: async (page) => {
      await openOptions(page);
      await drafter(page).click();
      await page.getByRole('option', { name: /Ollama/ }).waitFor();
    },
  },
  'model-new-key': {
    scene: 'model-new',
    onlySmall: true,
    prepare: async (page) => {
      await openOptions(page);
      await choose(page, /Google Gemini/);
      await page.getByText('Google Gemini needs a key.').waitFor();
    },
  },
  'model-new-no-model': {
    scene: 'model-new',
    onlySmall: true,
    prepare: async (page) => {
      await openOptions(page);
      await choose(page, /LM Studio/);
      await page.getByRole('button', { name: 'Draft', exact: true }).click();
      await page.getByText('Type the name of a model.').waitFor();
    },
  },
  'model-new-language': {
    scene: 'model-new-local',
    onlySmall: true,
    prepare: async (page) => {
      await openOptions(page);
      await page.getByRole('combobox', { name: 'Language of the document' }).fill('Fran');
      await page.getByRole('option', { name: 'Français' }).waitFor();
    },
  },
  'model-new-embedded': { scene: 'model-new-embedded', onlySmall: true, prepare: openOptions },
  'model-new-french': {
    scene: 'model-new',
    language: 'fr',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByRole('heading', { name: 'Options' }).evaluate((it) => it.scrollIntoView());
    },
  },
  ...Object.fromEntries(
    ['offline', 'no-key', 'quota', 'limit'].map((reason): [string, Shot] => [
      `model-held-${reason}`,
      { scene: `model-held-${reason}`, onlySmall: reason !== 'offline', prepare: seeText('9 sections wait. Nothing') },
    ]),
  ),
  'model-held-down': {
    scene: 'model-held-offline',
    onlySmall: true,
    prepare: async (page) => {
      await seeText('9 sections wait. Nothing')(page);
      await select(page, /^Experience 1/);
    },
  },
  'model-held-french': {
    scene: 'model-held-offline',
    language: 'fr',
    onlySmall: true,
    prepare: seeText('9 sections attendent. Rien'),
  },
  'model-library': { scene: 'model-library', prepare: seeText('waits: offline') },
  'model-library-menu': {
    scene: 'model-library',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByLabel(/^Actions for Kwame/).click();
      await page.getByRole('menuitem', { name: 'Draft again with…' }).waitFor();
    },
  },
  'model-writing': { scene: 'model-writing', prepare: seeText('The new version is being written') },
  'model-broken': {
    scene: 'model-broken',
    prepare: async (page) => {
      await showText(page);
      await select(page, /^Functional skills/);
      await page
        .getByText(/What had arrived/)
        .first()
        .click();
    },
  },
  'model-broken-more': {
    scene: 'model-broken',
    onlySmall: true,
    prepare: async (page) => {
      await showText(page);
      await select(page, /^Areas of expertise/);
      await page
        .getByRole('button', { name: /may have been billed/ })
        .first()
        .hover();
      await page.getByRole('tooltip').waitFor();
    },
  },
  'model-broken-french': {
    scene: 'model-broken',
    language: 'fr',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByText('Texte', { exact: true }).click();
      await page
        .getByRole('navigation', { name: 'Sections' })
        .getByRole('button', { name: /^Compétences fonct/ })
        .click();
    },
  },
  'model-done': {
    scene: 'model-done',
    prepare: async (page) => {
      await page.getByTestId('page-count').waitFor();
      await select(page, /^Education/);
    },
  },
  'model-unpriced': {
    scene: 'model-unpriced',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByTestId('page-count').waitFor();
      await select(page, /^Education/);
    },
  },
  'model-redraft': { scene: 'model-embedded', prepare: openRedraft },
  'model-redraft-open': { scene: 'model-held-offline', onlySmall: true, prepare: openRedraft },
  'model-redraft-none': {
    scene: 'model-none',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByTestId('page-count').waitFor();
      await page.keyboard.press('d');
      await page.getByText('No model is set up yet.').waitFor();
    },
  },
  'model-redraft-error': {
    scene: 'model-redraft-error',
    onlySmall: true,
    prepare: async (page) => {
      await openRedraft(page);
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Draft \d+/ })
        .click();
      await page.getByText('Too much is waiting already.').waitFor();
    },
  },
  'model-palette': {
    scene: 'model-done',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByTestId('page-count').waitFor();
      await select(page, /^Education/);
      await page.keyboard.press('Control+k');
      await page.getByText('Draft this section again').waitFor();
    },
  },
  'model-near': { scene: 'model-near', onlySmall: true, prepare: seeText('This month') },
  'model-full': { scene: 'model-full', onlySmall: true, prepare: seeText('This month') },
  'model-queue': {
    scene: 'model-queue',
    prepare: async (page) => {
      await page.getByRole('list', { name: 'Servers' }).waitFor();
      await page.getByRole('row').nth(3).waitFor();
    },
  },
  'model-queue-attempts': {
    scene: 'model-queue',
    prepare: async (page) => {
      await page.getByText('Failed 1', { exact: true }).click();
      await page
        .getByRole('row', { name: /Certifications/ })
        .first()
        .click();
      await page
        .getByText(/May have been billed/)
        .first()
        .waitFor();
    },
  },
  'model-queue-held': {
    scene: 'model-queue-held',
    onlySmall: true,
    prepare: async (page) => page.getByRole('list', { name: 'Servers' }).waitFor(),
  },
  'model-queue-french': {
    scene: 'model-queue',
    language: 'fr',
    onlySmall: true,
    prepare: async (page) => page.getByRole('list', { name: 'Serveurs' }).waitFor(),
  },
};
