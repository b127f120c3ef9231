import { readdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { accessibilityViolations } from '../support/check-accessibility.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';

const key = 'sk-canary-4b1f9e';

/** A server that has two models for whoever brings the key, and notes who did. */
const startServer = async (asked: string[]): Promise<Server> => {
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const isKnown = request.headers.authorization === `Bearer ${key}`;
    const body = isKnown
      ? { object: 'list', data: ['tiny', 'large'].map((id) => ({ id, object: 'model', created: 0, owned_by: 'us' })) }
      : { error: { message: 'no', type: 'invalid_request_error', code: 'invalid_api_key' } };
    response.writeHead(isKnown ? 200 : 401, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};

describe('the settings of models (F1, F3)', () => {
  const asked: string[] = [];
  let folder: ReturnType<typeof temporaryFolder>;
  let server: Server;
  let running: RunningApp;
  beforeEach(async () => {
    asked.length = 0;
    folder = temporaryFolder();
    server = await startServer(asked);
  });
  afterEach(async () => {
    await running.close().catch(() => {});
    server.close();
    folder.remove();
  });
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const launch = async () => {
    running = await launchApp(join(folder.path, 'data'));
    return running.page;
  };
  const openModels = async (page: Page) => {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Models', exact: true }).click();
    await page.getByRole('heading', { name: 'Connections' }).waitFor();
  };
  const stored = (): Record<string, unknown> =>
    JSON.parse(readFileSync(join(folder.path, 'data', 'settings.json'), 'utf8'));
  const allFiles = () =>
    readdirSync(folder.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name)).toString('latin1'))
      .join('\n');

  it('set up a server: tried as it is typed, kept without its key in any file, and removed with a way back', async () => {
    const page = await launch();
    await openModels(page);
    await page.getByRole('button', { name: /^Another server/ }).click();
    await page.getByLabel('Name', { exact: true }).fill('Ours');
    await page.getByLabel('Address').fill(address());
    await page.getByLabel('Key', { exact: true }).fill('sk-wrong');
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('Key not accepted').waitFor();
    await page.getByLabel('Key', { exact: true }).fill(key);
    await page.getByRole('button', { name: 'Test the connection' }).click();
    await page.getByText('Key accepted').waitFor();
    await page.getByRole('combobox', { name: 'Model' }).click();
    await page.getByRole('option', { name: 'large' }).click();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Ours' }).waitFor();
    expect(stored()['connections']).toMatchObject([
      { id: 'server', label: 'Ours', baseUrl: address(), model: 'large' },
    ]);
    expect(await page.content()).not.toContain(key);
    expect(allFiles()).not.toContain(key);

    await page.getByRole('button', { name: 'Actions for Ours' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await page.getByRole('heading', { name: 'Ours' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('heading', { name: 'Ours' }).waitFor();
    expect(stored()['connections']).toHaveLength(1);
  });

  it('ask who drafts at the first start, stand in nobody’s way, and take Escape for Dossier’s own drafter', async () => {
    let page = await launch();
    await page.getByRole('heading', { name: 'Who should draft?' }).waitFor();
    expect(await page.getByRole('button', { name: 'Try it with a sample' }).isEnabled()).toBe(true);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Who should draft?' }).waitFor({ state: 'detached' });
    await vi.waitFor(() => expect(stored()).toMatchObject({ hasChosenProvider: true, defaultProvider: 'embedded' }));
    await running.close();
    page = await launch();
    await page.getByRole('button', { name: 'Try it with a sample' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Who should draft?' }).count()).toBe(0);
    expect(asked).toEqual([]);
  });

  it('set a server up at the first start, and draft with it from then on', async () => {
    const page = await launch();
    await page.getByRole('button', { name: /^A server of your own/ }).click();
    await page.getByLabel('Address').fill(address());
    await page.getByRole('combobox', { name: 'Model' }).fill('tiny');
    await page.getByRole('button', { name: 'Test and use this server' }).click();
    await page.getByText('Key not accepted').waitFor();
    expect(stored()['connections'] ?? []).toEqual([]);
    await page.getByRole('button', { name: 'Use it anyway' }).click();
    await page.getByRole('heading', { name: 'Who should draft?' }).waitFor({ state: 'detached' });
    await vi.waitFor(() => expect(stored()).toMatchObject({ hasChosenProvider: true, defaultProvider: 'server' }));
  });
});
