import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callApp, draftSample } from '../support/call-app.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';
import { readStore } from '../support/read-store.ts';

describe('when the system shuts down in the middle of a draft (F4)', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let running: RunningApp;
  beforeEach(async () => {
    folder = temporaryFolder();
    const script = join(folder.path, 'script.json');
    writeFileSync(script, JSON.stringify({ '*': [{ do: 'hang' }] }));
    running = await launchApp(join(folder.path, 'data'), { DOSSIER_SCRIPTED_PROVIDER: script });
  });
  afterEach(() => folder.remove());

  it('asks it to wait, and stops in order with every attempt given back', async () => {
    const { page, app, dataFolder } = running;
    await draftSample(page, 'scripted');
    await vi.waitFor(async () => {
      const { queues } = await callApp(page, 'queue.get-overview', { minutes: 1 });
      expect(queues.find(({ queue }) => queue === 'sections')?.running).toBe(3);
    }, 20_000);
    const gone = new Promise((resolve) => app.process().once('exit', resolve));
    const isDelayed = await app.evaluate(({ powerMonitor }) => {
      let delayed = false;
      const event = {
        preventDefault: () => {
          delayed = true;
        },
      };
      powerMonitor.emit('shutdown', event);
      // A log-out often sends its signal as well; it must not stop anything twice.
      process.emit('SIGTERM', 'SIGTERM');
      return delayed;
    });
    expect(isDelayed).toBe(true);
    expect(await gone).toBe(0);
    const jobs = readStore<{ state: string; attempts_spent: number; crashes: number }>(
      dataFolder,
      "SELECT state, attempts_spent, crashes FROM jobs WHERE queue = 'sections'",
    );
    expect(jobs).toHaveLength(14);
    for (const { state, attempts_spent, crashes } of jobs) {
      expect(['ready', 'blocked']).toContain(state);
      expect([attempts_spent, crashes]).toEqual([0, 0]);
    }
    // Stopped twice, it would have written to a store that is closed already.
    const log = join(dataFolder, 'logs', 'dossier.log');
    expect(existsSync(log) ? readFileSync(log, 'utf8') : '').not.toContain('[error]');
    expect(existsSync(join(dataFolder, 'open'))).toBe(false);
  });
});
