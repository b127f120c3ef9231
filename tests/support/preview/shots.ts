import type { Page } from 'playwright';
import { competenceFileInputSchema } from '#shared/kinds/competence-file/competence-file.ts';
// Declares `window.dossier`.
import type {} from '../../../src-renderer/client.ts';
import { exportShots } from './export-shots.ts';
import { modelShots } from './model-shots.ts';
import { packShots } from './pack-shots.ts';
import { providerShots } from './provider-shots.ts';
import { queueShots } from './queue-shots.ts';
import { settingsShots } from './settings-shots.ts';

/** One picture: a scene, and what to do in it before it is taken. */
export interface Shot {
  readonly scene: string;
  readonly language?: 'en' | 'fr';
  readonly onlySmall?: boolean;
  readonly prepare: (page: Page) => Promise<unknown>;
}

const seeText = (text: string | RegExp) => (page: Page) => page.getByText(text).first().waitFor();
const seeButton = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().waitFor();
const seePages = async (page: Page) => {
  await page.getByTestId('page-count').waitFor();
  await page.locator('[data-page="1"] span').first().waitFor();
};

const candidateFile = (text: string) => ({ name: 'cv.json', mimeType: 'application/json', buffer: Buffer.from(text) });

const fillForm = async (page: Page) => {
  const sample = await page.evaluate(() => window.dossier.call('sample.get', { kind: 'competence-file' }));
  if (!sample.ok) throw new Error('no sample');
  const candidate = {
    ...competenceFileInputSchema.parse(sample.value.input).candidate,
    nickname: 'not known to the format',
    certificates: [{ name: 'CKA', date: 'spring 2021' }],
  };
  await page.getByTestId('candidate-file').setInputFiles(candidateFile(JSON.stringify(candidate)));
  await page.getByLabel('Full name').waitFor();
  await page
    .getByLabel('Or paste the text')
    .fill('Platform architect at Acme\n\nRequirements:\n- Kubernetes\n- Terraform\n');
  await page.getByRole('button', { name: 'Read this text' }).click();
  await page.getByRole('textbox', { name: 'Client' }).waitFor();
};

/** Every picture, by file name. */
export const shots: Readonly<Record<string, Shot>> = {
  'library-empty': { scene: 'empty', prepare: seeButton('Try it with a sample') },
  'library-few': { scene: 'library', prepare: seeText('9 documents') },
  'library-full': { scene: 'full', prepare: seeText('200 documents') },
  'library-loading': {
    scene: 'library-loading',
    onlySmall: true,
    prepare: (page) => page.getByLabel('Reading the library').waitFor(),
  },
  'library-error': { scene: 'library-error', onlySmall: true, prepare: seeButton('Try again') },
  'library-selected': {
    scene: 'library',
    onlySmall: true,
    prepare: async (page) => {
      await page
        .getByLabel(/^Select Kwame/)
        .first()
        .check();
      await page
        .getByLabel(/^Select Ingrid/)
        .first()
        .check();
    },
  },
  'library-menu': {
    scene: 'library',
    onlySmall: true,
    prepare: async (page) => {
      await page
        .getByLabel(/^Actions for Ingrid/)
        .first()
        .click();
      await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
    },
  },
  'library-no-hits': {
    scene: 'library',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByRole('searchbox').fill('zebra');
      await page.getByText('Nothing matches').waitFor();
    },
  },
  'library-deleted': {
    scene: 'library',
    onlySmall: true,
    prepare: async (page) => {
      await page
        .getByLabel(/^Actions for Ingrid/)
        .first()
        .click();
      await page.getByRole('menuitem', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  'start-error': { scene: 'start-error', onlySmall: true, prepare: seeButton('Try again') },
  'new-empty': { scene: 'new', prepare: (page) => page.getByLabel('Or paste the text').waitFor() },
  'new-filled': { scene: 'new', prepare: fillForm },
  'new-problems': {
    scene: 'new',
    onlySmall: true,
    prepare: async (page) => {
      await fillForm(page);
      await page.getByLabel('Full name').fill('');
      await page.locator('[data-fold]').first().click();
      await page.getByLabel('Start').first().fill('March 19');
      await page.getByLabel('Years of experience').fill('many');
      await page.getByRole('button', { name: 'Draft', exact: true }).click();
    },
  },
  'new-experience': {
    scene: 'new',
    onlySmall: true,
    prepare: async (page) => {
      await fillForm(page);
      await page.locator('[data-fold]').first().click();
      await page.getByLabel('About the role').first().scrollIntoViewIfNeeded();
    },
  },
  'new-options': {
    scene: 'new',
    onlySmall: true,
    prepare: async (page) => {
      await fillForm(page);
      await page.getByText('Choose', { exact: true }).click();
      await page.getByLabel('Document title').scrollIntoViewIfNeeded();
    },
  },
  'new-bad-file': {
    scene: 'new',
    onlySmall: true,
    prepare: async (page) => {
      const text = JSON.stringify({ fullName: 7, experience: [{ company: { a: 1 }, title: [] }], skills: 3 });
      await page.getByTestId('candidate-file').setInputFiles(candidateFile(text));
      await page.getByRole('alert').first().waitFor();
    },
  },
  'workspace-drafting': {
    scene: 'drafting',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Try it with a sample' }).click();
      await page
        .getByText(/Drafting · \d+ words/)
        .nth(2)
        .waitFor();
    },
  },
  'workspace-done': { scene: 'workspace', prepare: seePages },
  'workspace-text': {
    scene: 'workspace',
    onlySmall: true,
    prepare: async (page) => {
      await seePages(page);
      await page.getByText('Text', { exact: true }).click();
      await page.getByRole('region', { name: 'Document text' }).waitFor();
    },
  },
  'workspace-section': {
    scene: 'workspace',
    onlySmall: true,
    prepare: async (page) => {
      await seePages(page);
      await page.getByRole('button', { name: /^Experience 2/ }).click();
      await page.getByText(/^Page [^1]/).waitFor();
    },
  },
  'workspace-failed': { scene: 'failed', prepare: seePages },
  'workspace-menu': {
    scene: 'failed',
    onlySmall: true,
    prepare: async (page) => {
      await seePages(page);
      await page.getByRole('button', { name: 'Document actions' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
    },
  },
  'workspace-loading': {
    scene: 'workspace-loading',
    onlySmall: true,
    prepare: (page) => page.locator('[aria-label="Opening the document"]').waitFor(),
  },
  'workspace-error': { scene: 'workspace-error', onlySmall: true, prepare: seeButton('Back to the library') },
  'workspace-rename': {
    scene: 'workspace',
    onlySmall: true,
    prepare: async (page) => {
      await seePages(page);
      await page.getByRole('button', { name: 'Document actions' }).click();
      await page.getByRole('menuitem', { name: 'Rename' }).click();
      await page.getByRole('textbox', { name: 'Title' }).waitFor();
    },
  },
  export: {
    scene: 'workspace',
    onlySmall: true,
    prepare: async (page) => {
      await seePages(page);
      await page.getByRole('button', { name: 'Export' }).click();
      await page.getByRole('button', { name: /^Export 2/ }).waitFor();
    },
  },
  'export-error': {
    scene: 'export-error',
    onlySmall: true,
    prepare: async (page) => {
      await seePages(page);
      await page.keyboard.press('e');
      await page.getByRole('button', { name: /^Export 2/ }).click();
      await page.getByText('The disk is full.').waitFor();
    },
  },
  'export-done': {
    scene: 'workspace',
    onlySmall: true,
    prepare: async (page) => {
      await seePages(page);
      await page.keyboard.press('e');
      await page.getByRole('button', { name: /^Export 2/ }).click();
      await page.getByRole('button', { name: 'Show in folder' }).waitFor();
    },
  },
  ...exportShots,
  ...settingsShots,
  ...providerShots,
  ...modelShots,
  ...packShots,
  palette: {
    scene: 'library',
    onlySmall: true,
    prepare: async (page) => {
      await seeText('9 documents')(page);
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Type a command or a document').fill('a');
      await page.getByText('Documents').first().waitFor();
    },
  },
  shortcuts: {
    scene: 'library',
    onlySmall: true,
    prepare: async (page) => {
      await seeText('9 documents')(page);
      await page.keyboard.press('?');
      await page.getByText('Next section').waitFor();
    },
  },
  ...queueShots,
  'french-empty': { scene: 'empty', language: 'fr', onlySmall: true, prepare: seeButton('Essayer avec un exemple') },
  'french-failed': { scene: 'failed', language: 'fr', onlySmall: true, prepare: seePages },
};
