import type { Page } from 'playwright';
import type { Shot } from './shots.ts';

const seeGallery = (count: number) => async (page: Page) => {
  await page.getByRole('heading', { name: 'Themes' }).waitFor();
  for (let at = 0; at < count; at += 1) await page.locator('[data-drawn]').nth(at).waitFor({ timeout: 30_000 });
};

const seeEditor = async (page: Page) => {
  await page.locator('[data-page="1"] span').first().waitFor({ timeout: 20_000 });
};

const openGroup = (name: RegExp) => async (page: Page) => {
  await seeEditor(page);
  await page.getByRole('button', { name }).click();
};

const exportAll = async (page: Page) => {
  await page.getByText('9 documents').first().waitFor();
  await page.keyboard.press('Control+a');
  await page.getByRole('button', { name: 'Export…' }).click();
  await page.getByRole('dialog').waitFor();
};

const startBulk = async (page: Page) => {
  await exportAll(page);
  await page.getByRole('button', { name: 'Export 9 documents' }).click();
  await page.getByRole('complementary', { name: 'Exports' }).waitFor();
};

const seePages = (page: Page) => page.locator('[data-page="1"] span').first().waitFor({ timeout: 20_000 });

/** The pictures of themes and exports, by file name. */
export const exportShots: Readonly<Record<string, Shot>> = {
  themes: { scene: 'themes', prepare: seeGallery(4) },
  'themes-own': {
    scene: 'themes-own',
    prepare: async (page) => {
      await seeGallery(4)(page);
      await page.getByRole('listitem', { name: 'Tenders' }).scrollIntoViewIfNeeded();
      await seeGallery(6)(page);
    },
  },
  'themes-loading': {
    scene: 'themes-loading',
    onlySmall: true,
    prepare: (page) => page.getByRole('heading', { name: 'Your own' }).waitFor(),
  },
  'themes-error': {
    scene: 'themes-error',
    onlySmall: true,
    prepare: (page) => page.getByRole('button', { name: 'Try again' }).waitFor(),
  },
  'themes-menu': {
    scene: 'themes-own',
    onlySmall: true,
    prepare: async (page) => {
      await seeGallery(2)(page);
      await page.getByRole('button', { name: 'Actions for Acme Consulting' }).click();
      await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
    },
  },
  'themes-imported': {
    scene: 'themes',
    onlySmall: true,
    prepare: async (page) => {
      await page
        .getByTestId('theme-file')
        .setInputFiles({ name: 'Nordwind letter.docx', mimeType: 'application/zip', buffer: Buffer.from('PK') });
      await page.getByText('Imported: Nordwind letter').waitFor();
    },
  },
  'themes-import-failed': {
    scene: 'themes',
    onlySmall: true,
    prepare: async (page) => {
      await page
        .getByTestId('theme-file')
        .setInputFiles({ name: 'holiday.json', mimeType: 'application/json', buffer: Buffer.from('[]') });
      await page.getByRole('alert').waitFor();
    },
  },
  'theme-editor': { scene: 'theme-editor', prepare: seeEditor },
  'theme-editor-colour': {
    scene: 'theme-editor',
    onlySmall: true,
    prepare: async (page) => {
      await openGroup(/^Colours/)(page);
      await page.getByRole('textbox', { name: 'Accent' }).click();
    },
  },
  'theme-editor-contrast': {
    scene: 'theme-editor',
    onlySmall: true,
    prepare: async (page) => {
      await seeEditor(page);
      await page.getByRole('radio', { name: 'Role' }).check({ force: true });
      await page.getByRole('textbox', { name: 'Colour' }).fill('#4A6A94');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.getByText('Hard to read: ').waitFor();
    },
  },
  'theme-editor-number': {
    scene: 'theme-editor',
    onlySmall: true,
    prepare: async (page) => {
      await openGroup(/^Page/)(page);
      await page.getByRole('textbox', { name: 'Margins: top' }).fill('300');
      await page.getByText('A number from').waitFor();
    },
  },
  'theme-editor-cover': {
    scene: 'theme-editor',
    prepare: async (page) => {
      await openGroup(/^Cover/)(page);
      await page.getByRole('switch', { name: 'A cover page' }).check();
      await page.getByRole('textbox', { name: 'Title' }).waitFor();
    },
  },
  'theme-editor-edges': {
    scene: 'theme-editor',
    onlySmall: true,
    prepare: async (page) => {
      await openGroup(/^Header and footer/)(page);
      await page.getByRole('button', { name: /Insert a field into Header: start/ }).click();
    },
  },
  'theme-editor-logo': { scene: 'theme-editor', onlySmall: true, prepare: openGroup(/^Logo/) },
  'theme-editor-opening': { scene: 'theme-editor', onlySmall: true, prepare: openGroup(/^Name block/) },
  'bulk-dialog': { scene: 'library', onlySmall: true, prepare: exportAll },
  'bulk-running': {
    scene: 'bulk-running',
    prepare: async (page) => {
      await startBulk(page);
      await page.getByText('3 of 9').first().waitFor();
    },
  },
  'bulk-failed': {
    scene: 'bulk-failed',
    onlySmall: true,
    prepare: async (page) => {
      await startBulk(page);
      await page.getByText('2 documents could not be exported').first().click();
    },
  },
  'bulk-choosing': {
    scene: 'library',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByText('9 documents').first().waitFor();
      await page.keyboard.press('Control+k');
      await page.getByPlaceholder('Type a command or a document').fill('many documents');
      await page.keyboard.press('Enter');
      await page.getByText('Choose the documents').waitFor();
    },
  },
  'look-menu': {
    scene: 'workspace',
    onlySmall: true,
    prepare: async (page) => {
      await seePages(page);
      await page.getByRole('button', { name: 'Look: Paper' }).click();
      await page.getByRole('menuitemradio', { name: 'Chancery' }).waitFor();
    },
  },
  'look-anonymous': {
    scene: 'workspace',
    prepare: async (page) => {
      await seePages(page);
      await page.getByRole('button', { name: 'Show it anonymous' }).click();
      await page.getByText('Rewritten for it').waitFor({ timeout: 20_000 });
      await seePages(page);
    },
  },
  'export-anonymous': {
    scene: 'workspace',
    onlySmall: true,
    prepare: async (page) => {
      await seePages(page);
      await page.getByRole('button', { name: 'Show it anonymous' }).click();
      await page.keyboard.press('e');
      await page.getByRole('dialog').getByText('Leave out employers too').waitFor();
    },
  },
  'french-themes': {
    scene: 'theme-editor',
    language: 'fr',
    onlySmall: true,
    prepare: seeEditor,
  },
  'french-bulk': {
    scene: 'library',
    language: 'fr',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByText('9 documents').first().waitFor();
      await page.keyboard.press('Control+a');
      await page.getByRole('button', { name: 'Exporter…' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  'theme-gone': {
    scene: 'theme-gone',
    onlySmall: true,
    prepare: (page) => page.getByText('This theme no longer exists').waitFor(),
  },
};
