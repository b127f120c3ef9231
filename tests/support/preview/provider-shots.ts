import type { Page } from 'playwright';
import type { Shot } from './shots.ts';

const seeHeading = (name: string) => (page: Page) => page.getByRole('heading', { name, exact: true }).waitFor();
const change = async (page: Page, label: string) => {
  await page.getByRole('button', { name: `Change ${label}` }).click();
  await page.getByRole('heading', { name: `Change ${label}` }).waitFor();
};
const add = async (page: Page, preset: string) => {
  await page.getByRole('button', { name: 'Add a connection' }).click();
  await page.getByRole('menuitem', { name: preset }).click();
  await page.getByRole('heading', { name: 'New connection' }).waitFor();
};
const test = (page: Page) => page.getByRole('button', { name: 'Test the connection' }).click();
const scrollTo = (page: Page, name: string) =>
  page.getByRole('heading', { name, exact: true }).evaluate((it) => it.scrollIntoView());

/** The pictures of the pages about models, by file name. */
export const providerShots: Readonly<Record<string, Shot>> = {
  'models-empty': { scene: 'models-empty', prepare: seeHeading('Connections') },
  'models-found': {
    scene: 'models-empty',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Look on this computer' }).click();
      await page.getByRole('button', { name: /^Set up: Ollama/ }).waitFor();
    },
  },
  'models-full': { scene: 'models-full', prepare: seeHeading('Google Gemini') },
  'models-edit': { scene: 'models-full', prepare: (page) => change(page, 'OpenAI') },
  'models-second-choice': { scene: 'models-full', prepare: (page) => change(page, 'Google Gemini') },
  'models-tested': {
    scene: 'models-full',
    onlySmall: true,
    prepare: async (page) => {
      await change(page, 'OpenAI');
      await test(page);
      await page.getByText('Has gpt-5-mini').waitFor();
      await page.getByRole('combobox', { name: 'Model' }).fill('gpt');
      await page.getByRole('option', { name: 'gpt-5-nano' }).waitFor();
    },
  },
  'models-refused': {
    scene: 'models-refused',
    prepare: async (page) => {
      await change(page, 'OpenAI');
      await page.getByText('Pace and patience').click();
      await test(page);
      await page.getByText('Key not accepted').waitFor();
      await page.getByRole('button', { name: 'Save' }).scrollIntoViewIfNeeded();
    },
  },
  'models-testing': {
    scene: 'models-testing',
    onlySmall: true,
    prepare: async (page) => {
      await change(page, 'OpenAI');
      await test(page);
      await page.getByText('Asking api.openai.com…').waitFor();
    },
  },
  'models-problems': {
    scene: 'models-memory',
    onlySmall: true,
    prepare: async (page) => {
      await add(page, 'Another server');
      await page.getByLabel('Name', { exact: true }).fill('');
      await page.getByLabel('Address').fill('http://models.example.com/v1');
      await page.getByText('Pace and patience').click();
      await page.getByLabel('Most requests at once').fill('99');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Give it a name').waitFor();
    },
  },
  'models-lan': {
    scene: 'models-full',
    onlySmall: true,
    prepare: async (page) => {
      await add(page, 'vLLM');
      await page.getByLabel('Address').fill('http://192.168.1.77:8000/v1');
      await page.getByRole('button', { name: 'Save' }).click();
    },
  },
  'models-removed': {
    scene: 'models-full',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Actions for OpenAI' }).click();
      await page.getByRole('menuitem', { name: 'Remove' }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  'models-error': { scene: 'models-error', onlySmall: true, prepare: (page) => page.getByRole('alert').waitFor() },
  'models-french': {
    scene: 'models-full',
    language: 'fr',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Modifier OpenAI' }).click();
      await page.getByText('Rythme et patience').click();
    },
  },
  'costs-empty': { scene: 'costs-empty', prepare: seeHeading('Prices') },
  'costs-full': { scene: 'costs-full', prepare: seeHeading('Prices') },
  'costs-reached': { scene: 'costs-reached', onlySmall: true, prepare: seeHeading('Prices') },
  'costs-prices': {
    scene: 'costs-full',
    prepare: async (page) => {
      await page.getByText('List prices (14)').click();
      await page.getByRole('button', { name: 'Add a price' }).click();
      await page.getByLabel('Model, or its beginning and *: new price').fill('gpt-5-mini*');
      await page.getByLabel('Input of gpt-5-mini*', { exact: true }).last().fill('900000');
      await scrollTo(page, 'Prices');
    },
  },
  'costs-error': { scene: 'costs-error', onlySmall: true, prepare: (page) => page.getByRole('alert').waitFor() },
  'costs-french': { scene: 'costs-full', language: 'fr', onlySmall: true, prepare: seeHeading('Prix') },
  'privacy-empty': { scene: 'privacy-empty', onlySmall: true, prepare: seeHeading('Cache of answers') },
  'privacy-full': { scene: 'privacy-full', prepare: seeHeading('Cache of answers') },
  'privacy-low': {
    scene: 'privacy-full',
    prepare: async (page) => {
      await page.getByText('214 answers').waitFor();
      await scrollTo(page, 'Background mode');
    },
  },
  'privacy-french': { scene: 'privacy-full', language: 'fr', onlySmall: true, prepare: seeHeading('Premier jet') },
  'errors-empty': { scene: 'errors-empty', prepare: (page) => page.getByText('Nothing has gone wrong').waitFor() },
  'errors-full': {
    scene: 'errors-full',
    prepare: async (page) => {
      await page.getByText('asked to be called less often').first().click();
      await page.getByRole('button', { name: 'Open Kwame Mensah, Cloud Architect' }).waitFor();
    },
  },
  'errors-end': {
    scene: 'errors-full',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Show older ones' }).click();
      await page.getByText('100 of 200').scrollIntoViewIfNeeded();
    },
  },
  'errors-cleared': {
    scene: 'errors-full',
    onlySmall: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Clear', exact: true }).click();
      await page.getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  'errors-error': { scene: 'errors-error', onlySmall: true, prepare: (page) => page.getByRole('alert').waitFor() },
  'errors-french': {
    scene: 'errors-full',
    language: 'fr',
    onlySmall: true,
    prepare: (page) => page.getByText('demande à être appelé').first().click(),
  },
  ...Object.fromEntries(
    ['offline', 'no-key', 'quota', 'limit'].map((reason): [string, Shot] => [
      `held-${reason}`,
      {
        scene: `held-${reason}`,
        onlySmall: true,
        prepare: (page) => page.getByText('9 sections wait. Nothing is lost.').waitFor(),
      },
    ]),
  ),
  'first-run': { scene: 'first-run', prepare: seeHeading('Who should draft?') },
  'first-run-openai': {
    scene: 'first-run-refused',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^OpenAI/ }).click();
      await page.getByLabel('Key').fill('sk-wrong');
      await page.getByRole('button', { name: 'Test and use OpenAI' }).click();
      await page.getByText('Key not accepted').waitFor();
    },
  },
  'first-run-server': {
    scene: 'first-run',
    prepare: async (page) => {
      await page.getByRole('button', { name: /^A server of your own/ }).click();
      await page.getByRole('button', { name: 'Look on this computer' }).click();
      await page.getByRole('button', { name: /^Choose: Ollama/ }).click();
    },
  },
  'first-run-french': {
    scene: 'first-run',
    language: 'fr',
    onlySmall: true,
    prepare: seeHeading('Qui doit rédiger ?'),
  },
};
