import { describe, expect, it } from 'vitest';
import { healthCommand } from '../../../src-main/cli/health/health-command.ts';
import { parseQueueArguments } from '../../../src-main/cli/queue/queue-arguments.ts';
import { queueCommand } from '../../../src-main/cli/queue/queue-command.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { createFakeClient, createFakeTerminal } from './support/fake-client.ts';
import { heldLane, jobOf, jobViewOf, now, overviewOf, queueOf, runningJob } from './support/queue-fixtures.ts';

const failedJob = jobOf({
  id: 'job-3',
  title: 'Languages',
  state: 'failed',
  wait: null,
  attemptsSpent: 3,
  startedAt: now - 9_000,
  finishedAt: now - 7_200,
  error: { code: 'provider.failed', message: 'It failed.\u001b[2J' },
});

const listAction = '"dossier queue list" shows those there are. Nothing was changed.';

interface RunOptions {
  readonly isAlone?: boolean;
  readonly columns?: number;
  readonly signal?: AbortSignal;
}

/** All jobs that are named are there, unless the test says otherwise. */
const known = { 'job.wait': () => ({ hasEnded: false, jobs: [] }) };

/** Runs `dossier queue …` against a fake owner. */
const run = async (
  line: string,
  answers: Parameters<typeof createFakeClient>[0],
  { isAlone = false, columns, signal = new AbortController().signal }: RunOptions = {},
) => {
  const fake = createFakeClient({ ...known, ...answers });
  const { terminal, out, errors } = createFakeTerminal(columns ?? null);
  const context = { client: fake.client, terminal, isAlone, signal, now: () => now, environment: {} };
  const exitCode = await queueCommand(parseQueueArguments(line.split(' '), now), context);
  return { exitCode, out, errors, calls: fake.calls };
};

const jobs = [
  runningJob({ id: 'job-1', progress: { done: 3, total: 12, unit: 'photos' } }),
  jobOf({ id: 'job-2', wait: { type: 'held', reason: 'offline', until: now + 30_000 } }),
  jobOf({ id: 'job-4', state: 'blocked', wait: { type: 'jobs', count: 2, failed: 1 } }),
];
const listAnswers = {
  'job.list': () => ({ jobs, total: 3_204 }),
  'queue.get-overview': () =>
    overviewOf(
      queueOf({ running: 1, waiting: 2, held: 1, failed: 1, errorRate: 0.02, lanes: [heldLane('offline')] }),
      queueOf({ queue: 'chat' }),
    ),
};

describe('dossier queue list', () => {
  it('asks for one stretch only, and shows what, where, why, how often, how long and its id (D4)', async () => {
    const { exitCode, out, calls } = await run('list --limit 3 --offset 9', listAnswers);
    expect(exitCode).toBe(0);
    expect(calls[0]?.input).toEqual({ filter: 'open', limit: 3, offset: 9 });
    expect(out).toEqual([
      'WHAT       DOCUMENT                       STATE                          TRY  TIME  ID',
      'Education  Kwame Mensah, Cloud Architect  running 3/12 photos            1/3  0:21  job-1',
      'Education  Kwame Mensah, Cloud Architect  held: offline until 18:30:35   0/3  12 s  job-2',
      'Education  Kwame Mensah, Cloud Architect  waits for 2, 1 of them failed  0/3  12 s  job-4',
      '10 to 12 of 3,204 open jobs; more with --offset 12',
      '',
      'QUEUE     RUNNING  WAITING  HELD  FAILED  COMPLETED  A MINUTE  ERRORS  STATE',
      'sections        1        2     1       1          0       0.0     2 %  held: offline',
      '1 queue without jobs',
    ]);
  });

  it('prints one JSON value with --json', async () => {
    const { out } = await run('list --json', listAnswers);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] ?? '')).toMatchObject({ jobs: [{ id: 'job-1' }, {}, {}], total: 3_204, queues: [{}, {}] });
  });

  it('says so where there is nothing', async () => {
    const nothing = { ...listAnswers, 'job.list': () => ({ jobs: [], total: 0 }) };
    expect((await run('list --state failed', nothing)).out[0]).toBe('No failed jobs.');
  });
});

describe('dossier queue show', () => {
  const job = jobViewOf({
    ...failedJob,
    crashes: 1,
    dependsOn: [{ id: 'job-9', label: null, title: 'Header', state: 'completed' }],
    attempts: [
      {
        claimNo: 4,
        startedAt: now - 9_000,
        finishedAt: now - 7_200,
        outcome: 'failed',
        error: { code: 'provider.failed', message: 'It failed.' },
        inputTokens: 1_200,
        outputTokens: 340,
        costMicros: 12_300,
        requestId: 'req_42',
        basis: 'counted',
      },
    ],
  });

  it('tells everything: attempts, times, tokens, cost, request, error, dependencies', async () => {
    const { exitCode, out } = await run('show job-3', { 'job.get': () => job });
    expect(exitCode).toBe(0);
    const text = out.join('\n');
    for (const part of [
      'Languages',
      'sections, towards embedded',
      'Kwame Mensah, Cloud Architect (doc-1)',
      'run-1',
      '3/3, and 1 that died with the process',
      'Header (job-9): completed',
      '4  2026-01-05 18:29:56  1.8 s  failed       1,200  340  0.0123  req_42   It failed.',
      '{"sectionKey":"education"}',
      '5 min',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('\u001b');
  });

  it('ends with 1 and a sentence for an id that nobody knows', async () => {
    const unknown = () => {
      throw new AppFailure({ code: 'not-found', message: 'It is not there.' });
    };
    const asked = await run('show nope', { 'job.wait': unknown });
    expect(asked).toMatchObject({
      exitCode: 1,
      out: [],
      errors: ['Error: There is no job nope.', listAction],
    });
    const json = await run('show nope --json', { 'job.wait': unknown });
    expect(json.out).toHaveLength(1);
    expect(JSON.parse(json.out[0] ?? '')).toEqual({
      status: 'failed',
      error: { code: 'not-found', message: 'There is no job nope.', action: listAction },
    });
  });
});

describe('steering the queue', () => {
  it('retries those named, or all that failed of a queue, run or batch (D5)', async () => {
    const named = await run('retry a b', { 'job.retry': () => ({ jobs: 2 }) });
    expect(named).toMatchObject({ exitCode: 0, out: ['2 jobs back in line.'] });
    expect(named.calls.at(-1)).toEqual({ name: 'job.retry', input: { jobIds: ['a', 'b'] } });
    const all = await run('retry --failed --queue chat --run r --batch b', {
      'queue.retry-failed': () => ({ jobs: 1 }),
    });
    expect(all.calls[0]?.input).toEqual({ queue: 'chat', runId: 'r', batchId: 'b' });
    expect((await run('retry --failed', { 'queue.retry-failed': () => ({ jobs: 0 }) })).out).toEqual([
      'Nothing has failed there.',
    ]);
  });

  it.each(['retry a b', 'cancel a b', 'priority 9 a b', 'schedule a b --now', 'wait a b'])(
    '%s changes nothing when b is no job, and names it',
    async (line) => {
      const answer = ({ jobIds }: { jobIds: string[] }) => {
        if (jobIds.includes('b')) throw new AppFailure({ code: 'not-found', message: 'It is not there.' });
        return { hasEnded: false, jobs: [] };
      };
      const { exitCode, calls, errors } = await run(line, { 'job.wait': answer });
      expect({ exitCode, errors }).toEqual({ exitCode: 1, errors: ['Error: There is no job b.', listAction] });
      expect(new Set(calls.map(({ name }) => name))).toEqual(new Set(['job.wait']));
    },
  );

  it('says when the work goes on, where nobody runs Dossier', async () => {
    const { out } = await run('retry a', { 'job.retry': () => ({ jobs: 1 }) }, { isAlone: true });
    expect(out).toEqual(['1 job back in line.', 'Dossier is not running; the work goes on while its window is open.']);
  });

  it('cancels those named and says what became of each, or all that are open (D5)', async () => {
    const answers = {
      'job.cancel': () => ({}),
      'job.wait': () => ({
        hasEnded: false,
        jobs: [jobOf({ id: 'a', state: 'cancelled', wait: null }), runningJob({ id: 'b' })],
      }),
    };
    const { out, calls } = await run('cancel a b', answers);
    expect(out).toEqual(['a  Education: cancelled', 'b  Education: stopping']);
    expect(calls.map(({ name }) => name)).toEqual(['job.wait', 'job.cancel', 'job.wait']);
    const all = await run('cancel --all --batch b', { 'queue.cancel': () => ({ jobs: 2_800 }) });
    expect(all).toMatchObject({ out: ['2,800 jobs cancelled.'], calls: [{ input: { batchId: 'b' } }] });
  });

  it('pauses, resumes, cleans up, puts forward and puts off', async () => {
    expect((await run('pause --queue audio', { 'queue.pause': () => ({}) })).calls[0]?.input).toEqual({
      queue: 'audio',
    });
    expect((await run('pause', { 'queue.pause': () => ({}) })).out[0]).toMatch(/^All queues are paused/);
    expect((await run('resume', { 'queue.resume': () => ({}) })).calls[0]?.input).toEqual({});
    const cleaned = await run('clean --older-than 3', { 'queue.clean-up': () => ({ removed: 12 }) });
    expect(cleaned).toMatchObject({ calls: [{ input: { olderThanDays: 3 } }] });
    expect(cleaned.out[0]).toMatch(/^12 jobs removed/);
    const first = await run('priority 9 a', { 'job.set-priority': () => ({ jobs: 1 }) });
    expect(first).toMatchObject({
      calls: [{}, { input: { jobIds: ['a'], priority: 9 } }],
      out: ['1 job now at priority 9.'],
    });
    const off = await run('schedule a --at 2026-01-06', { 'job.schedule': () => ({ jobs: 1 }) });
    expect(off.out).toEqual(['1 job due 2026-01-06 00:00:00.']);
    expect((await run('schedule a --now --json', { 'job.schedule': () => ({ jobs: 1 }) })).out).toEqual([
      '{"jobs":1,"dueAt":null}',
    ]);
  });
});

describe('dossier queue wait (D5)', () => {
  const done = jobOf({ id: 'a', state: 'completed', wait: null, startedAt: now - 2_000, finishedAt: now });
  const answer = (...ended: ReturnType<typeof jobOf>[]) => ({ 'job.wait': () => ({ hasEnded: true, jobs: ended }) });

  it('waits five minutes unless told, and ends by what became of the jobs', async () => {
    const { exitCode, calls } = await run('wait a', answer(done));
    expect(exitCode).toBe(0);
    expect(calls.at(-1)?.input).toEqual({ jobIds: ['a'], timeoutMs: 300_000 });
    expect((await run('wait a b', answer(done, failedJob))).exitCode).toBe(3);
    expect((await run('wait b', answer(failedJob))).exitCode).toBe(1);
    expect((await run('wait c --timeout 1', answer(done, runningJob()))).exitCode).toBe(5);
  });

  it('does not wait where nobody runs Dossier: nothing would change', async () => {
    const { exitCode, calls, out } = await run('wait a', answer(jobOf({ id: 'a' })), { isAlone: true });
    expect(exitCode).toBe(5);
    expect(calls.map(({ input }) => input)).toEqual([{ jobIds: ['a'], timeoutMs: 0 }]);
    expect(out.at(-1)).toMatch(/not running/);
  });

  it('leaves when it is interrupted and says how things are', async () => {
    const leaving = new AbortController();
    const answers = {
      'job.wait': ({ timeoutMs }: { timeoutMs?: number | undefined }) => {
        if (timeoutMs === 0) return { hasEnded: false, jobs: [runningJob({ id: 'a' })] };
        leaving.abort();
        return new Promise(() => {});
      },
    };
    const { exitCode, out } = await run('wait a', answers, { signal: leaving.signal });
    expect({ exitCode, out }).toEqual({ exitCode: 5, out: ['a  Education: running'] });
  });
});

describe('dossier health (E4, B7)', () => {
  const health = async (json: boolean, ...queues: ReturnType<typeof queueOf>[]) => {
    const { client } = createFakeClient({ 'queue.get-overview': () => overviewOf(...queues) });
    const { terminal, out, errors } = createFakeTerminal();
    const signal = new AbortController().signal;
    const context = { client, terminal, isAlone: false, signal, now: () => now, environment: {} };
    return { exitCode: await healthCommand({ json }, context), out, errors };
  };
  const well = queueOf({ running: 3, waiting: 6, held: 1, lanes: [heldLane('offline')] });
  const unwell = queueOf({
    queue: 'chat',
    isHealthy: false,
    reasons: [
      { type: 'error-rate', rate: 0.4, limit: 0.25, window: 50 },
      { type: 'backlog', waiting: 1_200, limit: 500 },
      { type: 'oldest-wait', waitMs: 900_000, limitMs: 600_000 },
    ],
  });

  it('ends with 0 and one line when all is well', async () => {
    expect(await health(false, well)).toMatchObject({
      exitCode: 0,
      out: ['healthy: 3 running, 6 waiting, 1 held (offline)'],
    });
  });

  it('ends with 4 and says what is wrong, with the numbers behind it', async () => {
    const { exitCode, out } = await health(false, well, unwell);
    expect(exitCode).toBe(4);
    expect(out).toEqual([
      'unhealthy: chat: 40 % of the last 50 failed (limit 25 %), 1,200 waiting (limit 500), the oldest has waited 15 min (limit 10 min) (3 running, 6 waiting, 1 held (offline))',
    ]);
  });

  it('is one JSON line with each queue’s reasons', async () => {
    const { exitCode, out } = await health(true, well, unwell);
    expect({ exitCode, lines: out.length }).toEqual({ exitCode: 4, lines: 1 });
    expect(JSON.parse(out[0] ?? '')).toMatchObject({
      status: 'unhealthy',
      isHealthy: false,
      queues: [
        { queue: 'sections', isHealthy: true },
        { queue: 'chat', reasons: [{ rate: 0.4 }, {}, {}] },
      ],
    });
  });
});
