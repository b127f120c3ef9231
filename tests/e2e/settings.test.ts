import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callApp, draftSample } from '../support/call-app.ts';
import { accessibilityViolations } from '../support/check-accessibility.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';

const row = (page: Page, queue: string) => page.getByRole('row', { name: new RegExp(`^${queue}`) });
const showPart = (page: Page, part: string) => page.getByRole('button', { name: part, exact: true }).click();
const openQueue = async (page: Page, queue: string) => {
  await page.getByRole('button', { name: queue, exact: true }).focus();
  await page.keyboard.press('Enter');
};

describe('the settings of the queues (A3, B2, B4)', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let running: RunningApp;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await running.close().catch(() => {});
    folder.remove();
  });
  const openSettings = async (part = 'Queues and limits', env: Record<string, string> = {}) => {
    running = await launchApp(join(folder.path, 'data'), env);
    const { page } = running;
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('heading', { name: 'Settings' }).waitFor();
    await showPart(page, part);
    return page;
  };
  const stored = (): Record<string, unknown> =>
    JSON.parse(readFileSync(join(folder.path, 'data', 'settings.json'), 'utf8'));
  const untilStored = (queues: unknown) => vi.waitFor(() => expect(stored()['queues']).toEqual(queues), 20_000);

  it('are saved by themselves with the keyboard alone, kept over a restart, and brought back to the defaults', async () => {
    let page = await openSettings();
    await openQueue(page, 'Sections');
    await page.getByLabel('At once').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.getByText('Saved').waitFor();
    expect(stored()['queues']).toEqual({ sections: { concurrency: 5 } });
    await running.close();

    page = await openSettings();
    expect(await row(page, 'Sections').textContent()).toBe('Sectionschanged531 s3 a second5 min');
    await openQueue(page, 'Sections');
    await page.getByRole('button', { name: 'Back to the defaults', exact: true }).focus();
    await page.keyboard.press('Enter');
    await untilStored({});
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Sections');
    expect(await page.getByLabel('At once').inputValue()).toBe('3');
    await page.getByRole('button', { name: 'Undo' }).click();
    await untilStored({ sections: { concurrency: 5 } });
    expect(await page.getByLabel('At once').inputValue()).toBe('5');
  });

  it('hold at once for work under way', async () => {
    const script = join(folder.path, 'script.json');
    writeFileSync(script, JSON.stringify({ '*': [{ do: 'hang' }] }));
    const page = await openSettings('Queues and limits', { DOSSIER_SCRIPTED_PROVIDER: script });
    await draftSample(page, 'scripted');
    const drafting = async () => {
      const { queues } = await callApp(page, 'queue.get-overview', { minutes: 1 });
      return queues.find(({ queue }) => queue === 'sections')?.running;
    };
    await vi.waitFor(async () => expect(await drafting()).toBe(3), 20_000);
    await openQueue(page, 'Sections');
    await page.getByLabel('At once').fill('4');
    await vi.waitFor(async () => expect(await drafting()).toBe(4), 20_000);
  });

  it('say at the field what cannot be, keep what was, and take the other fields', async () => {
    const page = await openSettings();
    await openQueue(page, 'Sections');
    const atOnce = page.getByLabel('At once');
    await atOnce.fill('40');
    await page.getByText('Must be 1 to 16.').waitFor();
    expect(await atOnce.getAttribute('aria-invalid')).toBe('true');
    await page.getByLabel('Attempts in all').fill('4');
    await page.getByLabel('Warn from').fill('6000');
    await page.getByText('No lower than the warning, 6,000.').waitFor();
    await untilStored({ sections: { attemptLimit: 4, softLimit: 6_000 } });
    await openQueue(page, 'Sections');
    await openQueue(page, 'Sections');
    expect(await atOnce.inputValue()).toBe('3');
  });

  it('take numbers as they are written in French', async () => {
    const page = await openSettings('General');
    await page.getByText('Français').click();
    await page.getByRole('heading', { name: 'Réglages' }).waitFor();
    await showPart(page, 'Files et limites');
    await openQueue(page, 'Sections');
    const pause = page.getByLabel('Première pause', { exact: true });
    await pause.fill('');
    await pause.pressSequentially('0,5');
    await untilStored({ sections: { backoff: { type: 'exponential', baseMs: 500, maxMs: 60_000 } } });
    expect(await pause.inputValue()).toBe('0,5');
    expect(await row(page, 'Sections').textContent()).toContain('0,5 s');
  });

  it('set housekeeping, health and notifications beside them (D6, E4, E6)', async () => {
    const page = await openSettings();
    await page.getByLabel('Keep failed and cancelled work').fill('7');
    await page.getByLabel('So many fail').fill('12.5');
    await page.getByLabel('The oldest has waited for').fill('3');
    await showPart(page, 'General');
    await page.getByRole('switch', { name: 'Notifications' }).press('Space');
    await vi.waitFor(
      () =>
        expect(stored()).toMatchObject({
          notifications: false,
          retention: { failedDays: 7, keepCompleted: 50, keepFailed: 100 },
          health: { errorRate: 0.125, window: 50, oldestWaitMinutes: 3 },
          queues: {},
        }),
      20_000,
    );
  });

  it.each(['light', 'dark'] as const)('have nothing for axe to find in %s colours, errors included', async (scheme) => {
    const page = await openSettings();
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await openQueue(page, 'Large analyses');
    await page.getByLabel('At once').fill('0');
    await page.getByLabel('Attempts in all').fill('4');
    await page.getByText('Saved').waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });
});
