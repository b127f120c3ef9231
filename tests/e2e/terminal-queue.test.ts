import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { electronCommand } from '../../scripts/setup/electron-command.mjs';
import { openStore } from '../../src-main/storage/store.ts';
import { jobIdSchema } from '../../src-shared/model/ids.ts';
import { jobSummarySchema, jobViewSchema } from '../../src-shared/model/job.ts';
import { queueHealthSchema } from '../../src-shared/model/queue-overview.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';
import { readStore } from '../support/read-store.ts';
import { runTerminal } from '../support/run-terminal.ts';
import { claimNext, settlement, settleOne, testError } from '../support/sqlite-fixtures.ts';
import { newJob } from '../support/test-queue.ts';

const sampleCandidate = join(import.meta.dirname, '../../resources/samples/candidate.json');

const listSchema = z.object({
  jobs: z.array(jobSummarySchema),
  total: z.number(),
  queues: z.array(queueHealthSchema.extend({ isPaused: z.boolean() })),
});

interface SeedOptions {
  /** When everything happened, epoch milliseconds; now unless told. */
  readonly at?: number;
  /** Completed jobs besides. */
  readonly completed?: number;
}

describe('the queue in the terminal (B7)', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let data: string;
  beforeEach(() => {
    folder = temporaryFolder();
    data = join(folder.path, 'data');
    mkdirSync(data);
  });
  afterEach(() => folder.remove());

  /** A store as an earlier life left it: `failed` has failed, `lost` ran when the process died, `first` and `second` wait. */
  const seed = ({ at = Date.now(), completed = 0 }: SeedOptions = {}): void => {
    const store = openStore(join(data, 'dossier.db'), at);
    const add = (id: string) =>
      store.jobs.enqueue(
        [newJob({ id: jobIdSchema.parse(id), queue: 'sections', origin: 'embedded', kind: 'test' })],
        at,
      );
    const claim = () => claimNext(store, at, 'sections@embedded');
    for (let n = 0; n < completed; n++) {
      add(`done-${n}`);
      const job = claim();
      settleOne(store, job, settlement(job), at + n);
    }
    add('failed');
    const failing = claim();
    const failure = { state: 'failed', attemptOutcome: 'failed', attemptsSpent: 3, error: testError } as const;
    settleOne(store, failing, settlement(failing, failure), at);
    add('lost');
    claim();
    for (const id of ['first', 'second']) add(id);
    store.database.close();
  };

  const dossier = (args: readonly string[], env: Record<string, string> = {}) =>
    runTerminal([...args, '--data-dir', data], { env });
  const queue = async (...args: string[]) => {
    const { exitCode, stdout, stderr } = await dossier(['queue', ...args]);
    return { exitCode, stdout, stderr };
  };
  const statesById = () =>
    Object.fromEntries(
      readStore<{ id: string; state: string }>(data, 'SELECT id, state FROM jobs').map(({ id, state }) => [id, state]),
    );
  const attempts = () => readStore(data, 'SELECT job_id, claim_no FROM attempts ORDER BY job_id, claim_no');
  const script = (steps: unknown) => {
    const path = join(folder.path, 'script.json');
    writeFileSync(path, JSON.stringify(steps));
    return { DOSSIER_SCRIPTED_PROVIDER: path };
  };

  /** `dossier monitor` into a pipe; `until` is called with all it has printed, and says when to interrupt it. */
  const monitor = (until: (stdout: string) => boolean): Promise<{ exitCode: number | null; stdout: string }> => {
    const { executablePath, args, env } = electronCommand({ cli: ['monitor', '--data-dir', data] });
    const child = spawn(executablePath, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    let stdout = '';
    let isInterrupted = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (!isInterrupted && until(stdout)) isInterrupted = child.kill('SIGINT');
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode) => resolve({ exitCode, stdout }));
    });
  };

  it('lists, shows and judges a store nobody works on, tells the truth of what died, and claims nothing', async () => {
    seed();
    const before = attempts();
    const listed = await queue('list', '--json');
    expect(listed.exitCode).toBe(0);
    const list = listSchema.parse(JSON.parse(listed.stdout));
    // `lost` isn't running: nobody is there to run it.
    expect(list.jobs.map(({ id, state }) => [id, state])).toEqual([
      ['lost', 'ready'],
      ['first', 'ready'],
      ['second', 'ready'],
    ]);
    expect(list.queues.find((one) => one.queue === 'sections')).toMatchObject({ waiting: 3, running: 0, failed: 1 });

    const plain = await queue('list', '--state', 'failed');
    expect(plain.stdout).toMatch(/^WHAT .*ID\n.*failed: It failed\. .*failed\n1 to 1 of 1 failed jobs\n/);

    const shown = await queue('show', 'failed', '--json');
    expect(jobViewSchema.parse(JSON.parse(shown.stdout))).toMatchObject({
      state: 'failed',
      attempts: [{ claimNo: 1, outcome: 'failed', error: testError }],
    });
    const health = await dossier(['health', '--json']);
    expect(health.exitCode).toBe(0);
    expect(health.stdout.trimEnd()).not.toContain('\n');
    expect(JSON.parse(health.stdout)).toMatchObject({ status: 'healthy', isHealthy: true });

    const watched = await monitor((stdout) => stdout.includes('not running'));
    expect(watched?.exitCode).toBe(0);
    expect(watched?.stdout).toMatch(/Dossier is not running/);
    expect(watched.stdout).toMatch(/sections: 0 running, 3 waiting, 1 failed/);
    expect(attempts()).toEqual(before);
  });

  it('health ends with 4 and says why, when the oldest has waited too long (E4)', async () => {
    seed({ at: Date.now() - 3_600_000 });
    const { exitCode, stdout } = await dossier(['health']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 4,
      stdout: expect.stringMatching(/^unhealthy: sections: the oldest has waited .*\n$/),
    });
  });

  it('retries, cancels, puts forward, puts off, pauses and resumes in the store, and starts nothing (D4, D5)', async () => {
    seed();
    const before = attempts();
    const retried = await queue('retry', '--failed');
    expect(retried.stdout).toBe(
      '1 job back in line.\nDossier is not running; the work goes on while its window is open.\n',
    );
    expect(statesById()).toMatchObject({ failed: 'ready' });
    expect((await queue('cancel', 'first')).stdout).toContain('cancelled');
    expect((await queue('schedule', 'second', '--at', '+2h')).exitCode).toBe(0);
    expect((await queue('priority', '9', 'lost')).stdout).toContain('priority 9');
    expect(statesById()).toEqual({ failed: 'ready', lost: 'ready', first: 'cancelled', second: 'scheduled' });
    expect((await queue('pause')).exitCode).toBe(0);
    const list = listSchema.parse(JSON.parse((await queue('list', '--json')).stdout));
    expect(list.queues.every(({ isPaused }) => isPaused)).toBe(true);
    expect(list.jobs[0]).toMatchObject({ id: 'lost', priority: 9, wait: { type: 'held', reason: 'paused' } });
    expect((await queue('resume', '--queue', 'sections')).exitCode).toBe(0);
    const waited = await queue('wait', 'lost', '--timeout', '60');
    expect(waited.exitCode).toBe(5);
    expect((await queue('wait', 'first')).exitCode).toBe(1);
    expect((await queue('cancel', '--all')).stdout).toBe('3 jobs cancelled.\n');
    expect(attempts()).toEqual(before);
  });

  it('cleans up what may go, and keeps the newest (E6)', async () => {
    seed({ at: Date.now() - 40 * 86_400_000, completed: 53 });
    expect(JSON.parse((await queue('clean', '--json')).stdout)).toEqual({ removed: 3 });
    expect(Object.keys(statesById())).toHaveLength(54);
  });

  it.each([
    [['queue', 'retry', 'failed', 'nobody'], 1, /There is no job nobody/],
    [['monitor', '--interval', 'x'], 2, /--interval/],
  ])('answers %j with %i and says what is wrong', async (args, code, message) => {
    seed();
    const { exitCode, stdout, stderr } = await dossier(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/ {4}at /);
    expect(statesById()).toMatchObject({ failed: 'failed' });
  });

  it('works through the window’s Dossier while that runs, and the monitor sees it work and go', async () => {
    const env = script({ '*': [{ do: 'hang' }] });
    const app = await launchApp(data, env);
    const watching = monitor(() => false);
    const args = ['--kind', 'competence-file', '--candidate', sampleCandidate, '--out', join(folder.path, 'out')];
    const started = await dossier(['draft', ...args, '--provider', 'scripted', '--wait', '0', '--priority', '8'], env);
    expect(started.exitCode).toBe(5);
    const running = listSchema.parse(JSON.parse((await queue('list', '--state', 'running', '--json')).stdout));
    expect(running.jobs.length).toBeGreaterThan(0);
    expect(running.jobs[0]).toMatchObject({ state: 'running', priority: 8, queue: 'sections' });
    expect((await dossier(['health'])).stdout).toMatch(/^healthy: [1-3] running, \d+ waiting/);
    const [id = ''] = running.jobs.map((job) => job.id);
    expect((await queue('wait', id, '--timeout', '0.2')).exitCode).toBe(5);
    await queue('cancel', id);
    expect((await queue('wait', id)).exitCode).toBe(1);
    expect(statesById()[id]).toBe('cancelled');
    await app.close();
    const { exitCode, stdout } = await watching;
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/sections: [1-3] running/);
    expect(stdout).toMatch(/Dossier has gone away/);
  });

  it('says so and ends when the Dossier it waits on is killed', async () => {
    const env = script({ '*': [{ do: 'hang' }] });
    const app = await launchApp(data, env);
    const args = ['--kind', 'competence-file', '--candidate', sampleCandidate, '--out', join(folder.path, 'out')];
    await dossier(['draft', ...args, '--provider', 'scripted', '--wait', '0'], env);
    const [job] = readStore<{ id: string }>(data, "SELECT id FROM jobs WHERE state = 'running'");
    let watching: ReturnType<typeof monitor> | undefined;
    await new Promise<void>((resolve) => {
      watching = monitor((stdout) => {
        if (/[1-3] running/.test(stdout)) resolve();
        return false;
      });
    });
    const waiting = queue('wait', job?.id ?? '', '--json');
    // Another command that starts after it and is answered: by then the first is most likely waiting for its answer.
    await queue('list');
    await app.kill();
    const [waited, watched] = await Promise.all([waiting, watching]);
    expect(watched?.exitCode).toBe(0);
    expect(watched?.stdout).toMatch(/Dossier has gone away/);
    // Killed before it was asked, nobody runs it any more: that is said instead.
    expect([1, 5]).toContain(waited.exitCode);
    expect(waited.stderr + waited.stdout).toMatch(/gone away|hasEnded/);
  });

  it('shares the data with a draft that starts at the same moment: each gets its turn, and the draft is drafted', async () => {
    const args = ['--kind', 'competence-file', '--candidate', sampleCandidate, '--out', join(folder.path, 'out')];
    const results = await Promise.all([
      dossier(['health']),
      dossier(['draft', ...args, '--format', 'md']),
      dossier(['queue', 'list']),
      dossier(['queue', 'pause', '--queue', 'audio']),
    ]);
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0]);
    expect(new Set(Object.values(statesById()))).toEqual(new Set(['completed']));
  });

  it('puts a draft off without waiting, and without starting anything (D5)', async () => {
    const args = ['--kind', 'competence-file', '--candidate', sampleCandidate, '--out', join(folder.path, 'out')];
    const { exitCode, stdout } = await dossier(['draft', ...args, '--at', '+2h']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: expect.stringMatching(/^Scheduled for \d{4}-/) });
    expect(attempts()).toEqual([]);
    expect(new Set(Object.values(statesById()))).toEqual(new Set(['scheduled', 'blocked']));
  });
});
