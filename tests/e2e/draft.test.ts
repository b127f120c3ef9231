import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';
import { readStore } from '../support/read-store.ts';

const sample = (name: string) => join(import.meta.dirname, '../../resources/samples', name);

const sections = (page: Page) => page.getByRole('navigation', { name: 'Sections' });
const allDrafted = (page: Page) => page.getByText(/14 of 14 sections/).first();

/** Puts a folder in the place of what the user would choose in the native dialog. */
const answerFolderDialog = (running: RunningApp, folder: string) =>
  running.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, folder);

describe('from an empty library to exported files', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let running: RunningApp;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(async () => {
    await running.close().catch(() => {});
    folder.remove();
  });
  const launch = async (env: Record<string, string> = {}) => {
    running = await launchApp(join(folder.path, 'data'), env);
    return running.page;
  };

  it('drafts the sample, shows the very pages it exports, and has it again after a restart (A2, F2, F6, F7)', async () => {
    let page = await launch();
    await page.getByRole('button', { name: 'Try it with a sample' }).click();
    await allDrafted(page).waitFor();
    expect(
      await sections(page)
        .getByText(/Drafted in/)
        .count(),
    ).toBe(14);
    await page.getByText('Page 1 of 3').waitFor();

    const out = join(folder.path, 'out');
    mkdirSync(out);
    await answerFolderDialog(running, out);
    await page.getByRole('button', { name: 'Export', exact: true }).first().click();
    const dialog = page.getByRole('dialog');
    for (const format of ['PDF', 'Word', 'Markdown', 'JSON']) await dialog.getByLabel(new RegExp(`^${format}`)).check();
    await dialog.getByRole('button', { name: 'Change…' }).click();
    await dialog.getByRole('button', { name: /^Export \d+ file/ }).click();
    await page.getByText('Exported 4 files').waitFor();
    const files = readdirSync(out).sort();
    expect(files.map((name) => name.split('.').at(-1))).toEqual(['docx', 'json', 'md', 'pdf']);

    // The page view shows the bytes an export writes: the same text and pages; only the time of printing differs.
    const preview = await page.evaluate(async () => {
      const bridge = (window as unknown as { dossier: { call(name: string, input: unknown): Promise<never> } }).dossier;
      const list: { value: { documents: { id: string }[] } } = await bridge.call('document.list', {});
      const shown: { value: { pdf: Uint8Array } } = await bridge.call('document.print-preview', {
        documentId: list.value.documents[0]?.id,
      });
      return Array.from(shown.value.pdf);
    });
    const timeless = (bytes: Uint8Array) =>
      createHash('sha256')
        .update(
          Buffer.from(bytes)
            .toString('latin1')
            .replaceAll(/D:\d{14}[^)]*/g, ''),
        )
        .digest('hex');
    const exported = readFileSync(join(out, files.find((name) => name.endsWith('.pdf')) ?? ''));
    expect(timeless(Uint8Array.from(preview))).toBe(timeless(exported));

    await running.close();
    page = await launch();
    await page.getByText('Ready to export').waitFor();
  });

  it('goes on after a kill -9 in the middle of a draft, and drafts no finished section twice (F4)', async () => {
    let page = await launch({ DOSSIER_WORD_DELAY_MS: '60' });
    await page.getByRole('button', { name: 'Try it with a sample' }).click();
    await sections(page)
      .getByText(/Drafted in/)
      .nth(3)
      .waitFor();
    await running.kill();
    const finished = readStore<{ id: string; claim_no: number }>(
      join(folder.path, 'data'),
      "SELECT id, claim_no FROM jobs WHERE state = 'completed'",
    );
    expect(finished.length).toBeGreaterThanOrEqual(4);
    expect(finished.length).toBeLessThan(14);

    page = await launch();
    await page.getByText('Ready to export').waitFor();
    const after = readStore<{ id: string; claim_no: number; state: string; attempts_spent: number }>(
      join(folder.path, 'data'),
      "SELECT id, claim_no, state, attempts_spent FROM jobs WHERE queue = 'sections'",
    );
    expect(after.map(({ state }) => state)).toEqual(Array.from({ length: 14 }, () => 'completed'));
    expect(after.every(({ attempts_spent }) => attempts_spent === 0)).toBe(true);
    const claims = new Map(after.map(({ id, claim_no }) => [id, claim_no]));
    expect(finished.map(({ id }) => claims.get(id))).toEqual(finished.map(({ claim_no }) => claim_no));
    const drafts = readStore<{ n: number }>(
      join(folder.path, 'data'),
      "SELECT count(*) AS n FROM attempts WHERE outcome = 'completed' GROUP BY job_id",
    );
    expect(drafts).toEqual(Array.from({ length: 14 }, () => ({ n: 1 })));
  });

  it.each(['the window is closed', 'the system asks it to stop'])(
    'goes on after %s in the middle (B7, C2, F1)',
    async (how) => {
      let page = await launch({ DOSSIER_WORD_DELAY_MS: '60' });
      await page.getByRole('button', { name: 'Try it with a sample' }).click();
      await sections(page)
        .getByText(/Drafted in/)
        .nth(1)
        .waitFor();
      await (how === 'the window is closed' ? running.close() : running.kill('SIGTERM'));
      const left = readStore<{ state: string; crashes: number }>(
        join(folder.path, 'data'),
        'SELECT state, crashes FROM jobs',
      );
      expect(left.some(({ state }) => state === 'ready')).toBe(true);
      expect(left.every(({ state, crashes }) => state !== 'running' && crashes === 0)).toBe(true);
      page = await launch();
      await page.getByText('Ready to export').waitFor();
    },
  );

  it('reads a dropped file, shows what was understood, takes corrections and drafts from them (A1)', async () => {
    const page = await launch();
    await page.getByRole('button', { name: 'New document' }).first().click();
    await page.locator('input[type=file]').first().setInputFiles(sample('candidate.json'));
    await page.getByText('Read from candidate.json').waitFor();
    await page.getByRole('textbox', { name: 'Full name' }).fill('Zoé Corrected');
    await page.getByRole('textbox', { name: 'Or paste the text' }).fill(readFileSync(sample('job.txt'), 'utf8'));
    await page.getByRole('button', { name: 'Read this text' }).click();
    await page.getByRole('textbox', { name: 'Client' }).waitFor();
    await page.getByRole('button', { name: 'Draft', exact: true }).click();
    await allDrafted(page).waitFor();
    await page
      .getByRole('heading', { name: /Zoé Corrected/ })
      .first()
      .waitFor();
  });

  it('says what is wrong with a bad file and keeps what was entered', async () => {
    const page = await launch();
    await page.getByRole('button', { name: 'New document' }).first().click();
    await page.locator('input[type=file]').first().setInputFiles(sample('candidate.json'));
    await page.getByText('Read from candidate.json').waitFor();
    const broken = join(folder.path, 'broken.json');
    writeFileSync(broken, '{"fullName": "A", "experience": 7}');
    await page.locator('input[type=file]').first().setInputFiles(broken);
    await page.getByText('broken.json could not be read').waitFor();
    expect(await page.getByText(/experience: expected/).count()).toBeGreaterThan(0);
    expect(await page.getByRole('textbox', { name: 'Full name' }).inputValue()).toBe('Élise Varenne');
    expect(await page.locator('body').textContent()).not.toMatch(/ {4}at |ZodError/);
  });

  it('shows which section failed and why, and drafts that one again (A4)', async () => {
    const script = join(folder.path, 'script.json');
    writeFileSync(
      script,
      JSON.stringify({
        languages: [
          { do: 'fail', fault: 'refused' },
          { do: 'answer', text: 'French, English' },
        ],
      }),
    );
    const page = await launch({ DOSSIER_SCRIPTED_PROVIDER: script });
    await page.evaluate(async () => {
      const bridge = (window as unknown as { dossier: { call(name: string, input: unknown): Promise<never> } }).dossier;
      const { value }: { value: { input: unknown } } = await bridge.call('sample.get', { kind: 'competence-file' });
      await bridge.call('run.start', {
        kind: 'competence-file',
        input: value.input,
        options: { provider: 'scripted' },
      });
    });
    await page.getByText('Retry the failed section').waitFor();
    await page.getByRole('list', { name: 'Documents' }).getByText('Élise Varenne').first().click();
    const failed = sections(page).getByText(/declined to write this/);
    await failed.waitFor();
    await sections(page).getByRole('button', { name: 'Retry' }).click();
    await allDrafted(page).waitFor();
  });

  it('deletes with undo', async () => {
    const page = await launch();
    await page.getByRole('button', { name: 'Try it with a sample' }).click();
    await allDrafted(page).waitFor();
    await page.getByRole('button', { name: 'Document actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByText('Your first competence file').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Ready to export').waitFor();
  });
});
