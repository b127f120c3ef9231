import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { eraseHandler } from '../../src-main/queue/handler.ts';
import type { ClaimedJob } from '../../src-main/queue/job.ts';
import type { Outcome } from '../../src-main/queue/outcome.ts';
import type { QueueStore } from '../../src-main/queue/ports.ts';
import { QueueEngine } from '../../src-main/queue/queue-engine.ts';
import { openStore } from '../../src-main/storage/store.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import { bootIdSchema, jobIdSchema, runIdSchema, sectionIdSchema } from '../../src-shared/model/ids.ts';
import { newJob, testPolicy } from './test-queue.ts';

// A whole queue in a process of its own, made to be killed: from outside at any moment, or by itself at the point that
// DOSSIER_CRASH_POINT names, the DOSSIER_CRASH_NTH time it gets there. Says each step it takes, and ends
// with code 0 when nothing is left to do.

const [path = ''] = process.argv.slice(2);
const crashPoint = process.env['DOSSIER_CRASH_POINT'];
let untilCrash = Number(process.env['DOSSIER_CRASH_NTH'] ?? 1);

const pass = (point: string): void => {
  if (point === crashPoint && --untilCrash === 0) process.kill(process.pid, 'SIGKILL');
};

const store = openStore(path, Date.now());
let isSettling = false;
const exec = store.database.connection.exec.bind(store.database.connection);
Object.defineProperty(store.database.connection, 'exec', {
  value: (sql: string) => {
    if (isSettling && sql === 'COMMIT') pass('before-commit');
    return exec(sql);
  },
});

const crashing: QueueStore<Effect> = {
  ...store.queue,
  claim: (lane, claim) => {
    const job = store.queue.claim(lane, claim);
    process.stdout.write('step\n');
    pass('after-claim');
    return job;
  },
  settle: (job, settlement, now) => {
    isSettling = true;
    try {
      return store.queue.settle(job, settlement, now);
    } finally {
      isSettling = false;
      process.stdout.write('step\n');
      pass('after-commit');
    }
  },
};

/** What one job leaves behind: a row that can exist once, a text, a line in the books and tokens that are added up. */
const effectsOf = (job: ClaimedJob): Effect[] => {
  const mark = newJob({ id: jobIdSchema.parse(`${job.id}-mark`), queue: 'sink' });
  const effects: Effect[] = [{ type: 'enqueue-jobs', jobs: [mark] }];
  if (job.runId === null) return effects;
  const runId = runIdSchema.parse(job.runId);
  const sectionId = sectionIdSchema.parse(job.id.replace('-job-', '-section-'));
  const usage = { inputTokens: 10, cachedTokens: 0, outputTokens: 7, reasoningTokens: 0, requestId: null };
  return [
    ...effects,
    { type: 'add-usage', provider: 'scripted', model: null, ...usage },
    { type: 'put-section-text', sectionId, runId, baseRevision: 0, content: job.id, origin: 'embedded' },
    { type: 'record-section', runId, sectionId, success: true, content: job.id, error: null, tokensUsed: 17 },
  ];
};

const error = { code: 'provider.failed', message: 'As planned.' } as const;

/** Every kind of end there is, by the job's number; all but one in thirteen succeed in the end. */
const outcomeOf = (job: ClaimedJob): Outcome<Effect> => {
  const nth = Number(/\d+$/.exec(job.id)?.[0] ?? 0);
  const untilMs = Date.now() + 10;
  if (nth % 13 === 5) return { type: 'failed', error, effects: [] };
  if (nth % 7 === 0 && job.attemptsSpent === 0) return { type: 'retry', error, delayMs: 10, effects: [] };
  if (nth % 11 === 0 && job.snoozes === 0) return { type: 'snooze', untilMs, error, effects: [] };
  if (nth % 29 === 1 && job.claimNo === 1) return { type: 'hold', reason: 'offline', untilMs, error, effects: [] };
  return { type: 'completed', effects: effectsOf(job) };
};

const engine = new QueueEngine<Effect>({
  store: crashing,
  handlers: [
    eraseHandler({
      kind: 'test',
      payloadSchema: z.unknown(),
      run: async ({ job }) => {
        await new Promise((resolve) => setTimeout(resolve, 2));
        pass('during-run');
        await new Promise((resolve) => setTimeout(resolve, 1));
        return outcomeOf(job);
      },
    }),
  ],
  policies: [{ ...testPolicy, backoff: { type: 'none' } }],
  bootId: bootIdSchema.parse(randomUUID()),
  clock: { now: () => Date.now() },
  timers: {
    set: (callback, delayMs) => {
      const timer = setTimeout(callback, delayMs);
      return () => clearTimeout(timer);
    },
  },
  random: Math.random,
  unmeteredOrigins: new Set(['embedded']),
  onUnexpected: (_job, unexpected) => {
    process.stderr.write(`${String(unexpected)}\n`);
    process.exit(70);
  },
});

const isIdle = (): boolean =>
  store.lanes
    .all()
    .filter(({ queue }) => queue === 'test')
    .every(({ scheduled, blocked, ready, running }) => scheduled + blocked + ready + running === 0);

store.database.onCommit(() => {
  if (isIdle()) setImmediate(() => process.exit(0));
  else engine.wake();
});
// Before the recovery, so that a process can die in that too.
process.stdout.write('started\n');
engine.start();
