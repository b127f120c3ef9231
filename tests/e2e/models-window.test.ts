import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AimockFixture, AimockServer } from '../support/aimock-server.ts';
import { startAimock } from '../support/aimock-server.ts';
import { callApp } from '../support/call-app.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';
import { accountsOf, callsBySection, messagesOf } from '../support/model-app-sections.ts';

const text = 'Twelve years of **work**, told in some words.';
const slowText = 'Slowly written words, which come one after the other for everybody to see.';
const usage = { input_tokens: 300, output_tokens: 20 };
const healthy: AimockFixture = { match: { model: 'test-model' }, response: { content: text, usage } };
/** The first call streams for some seconds. */
const slowFirst: AimockFixture = {
  match: { model: 'test-model', sequenceIndex: 0 },
  response: { content: slowText, usage },
  chunkSize: 4,
  latency: 300,
};

const sections = (page: Page) => page.getByRole('navigation', { name: 'Sections' });
const allDrafted = (page: Page) => page.getByText(/14 of 14 sections/).first();
const open = async (page: Page, part: string) => {
  await page.getByRole('button', { name: 'Settings', exact: true }).first().click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await page.getByRole('navigation', { name: 'Settings sections' }).getByRole('button', { name: part }).click();
};

describe('a model of the user’s own, in the window', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let aimock: AimockServer;
  let running: RunningApp;
  beforeEach(async () => {
    folder = temporaryFolder();
    // How fast starts may follow each other is proven elsewhere.
    mkdirSync(data());
    writeFileSync(join(data(), 'settings.json'), JSON.stringify({ queues: { sections: { startLimit: null } } }));
    aimock = await startAimock([slowFirst, healthy]);
    running = await launchApp(data());
  });
  afterEach(async () => {
    await running.close().catch(() => {});
    await aimock.stop();
    folder.remove();
  });
  const data = () => join(folder.path, 'data');

  it('is set up by hand, tested, and drafts the sample: its words are seen as they come (A3, F8)', async () => {
    const { page } = running;
    await open(page, 'Models');
    await page
      .getByRole('list', { name: 'Add a connection' })
      .getByRole('button', { name: /^Another server/ })
      .click();
    await page.getByLabel('Name', { exact: true }).fill('Lab');
    await page.getByLabel('Address').fill(aimock.baseUrl);
    await page
      .getByRole('combobox', { name: 'Model' })
      .or(page.getByLabel('Model', { exact: true }))
      .first()
      .fill('test-model');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('Has test-model').waitFor();
    await page.getByText('Speaks Responses').waitFor();
    expect(await aimock.calls()).toEqual([]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Actions for Lab' }).click();
    await page.getByRole('menuitem', { name: 'Draft with it by default' }).click();

    await page.getByRole('button', { name: 'Library', exact: true }).first().click();
    await page.getByRole('button', { name: 'Try it with a sample' }).click();
    await page
      .getByText(/Slowly written/)
      .first()
      .waitFor();
    // Seen, and not yet stored: it still streams.
    expect(accountsOf(data()).some(({ content }) => content.includes('Slowly'))).toBe(false);
    await allDrafted(page).waitFor();
    expect(
      await sections(page)
        .getByText(/Drafted in/)
        .count(),
    ).toBe(14);
    expect([...callsBySection(messagesOf(data()), await aimock.calls()).values()]).toEqual(
      Array.from({ length: 14 }, () => 1),
    );
  });

  it('waits at the spending limit with one word of it, and goes on when that is raised (A12, F3)', async () => {
    const { page } = running;
    await aimock.play([healthy]);
    await callApp(page, 'connection.save', {
      id: 'lab',
      label: 'Lab',
      preset: 'custom',
      baseUrl: aimock.baseUrl,
      model: 'test-model',
    });
    const prices = [{ model: 'test-model', input: 10, cachedInput: 10, output: 10 }];
    await callApp(page, 'settings.update', {
      defaultProvider: 'lab',
      costs: { currency: 'EUR', prices, monthlyLimit: 0 },
    });
    await page.getByRole('button', { name: 'Try it with a sample' }).click();
    const banner = page.getByRole('status').filter({ hasText: 'This month’s spending limit is reached' });
    await banner.first().waitFor();
    expect(await aimock.calls()).toEqual([]);
    expect(accountsOf(data()).every(({ spent, error }) => spent === 0 && error === null)).toBe(true);

    await banner.getByRole('button', { name: 'Open Settings' }).first().click();
    await page.getByLabel('Monthly limit', { exact: true }).fill('100');
    await page.getByRole('button', { name: 'Library', exact: true }).first().click();
    await page.getByRole('list', { name: 'Documents' }).getByText('Élise Varenne').first().click();
    await allDrafted(page).waitFor();
    for (const { state, spent, content } of accountsOf(data())) {
      expect({ state, spent, content }).toEqual({ state: 'completed', spent: 0, content: text });
    }
    expect(await aimock.calls()).toHaveLength(14);
    const spending = await callApp(page, 'usage.get-spending', {});
    expect(spending).toMatchObject({ calls: 14, costMicros: 14 * 320 * 10, currency: 'EUR', unpricedCalls: 0 });
  });
});
