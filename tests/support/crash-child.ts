import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import BetterSqlite3 from 'better-sqlite3';
import { systemClock, systemTimers } from '../../src-main/platform/system-clock.ts';
import { QueueEngine } from '../../src-main/queue/queue-engine.ts';
import type { OwnerLock } from '../../src-main/storage/owner-lock.ts';
import { acquireOwnerLock } from '../../src-main/storage/owner-lock.ts';
import { openStore } from '../../src-main/storage/store.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import { bootIdSchema } from '../../src-shared/model/ids.ts';
import { createCrashHandlers } from './crash-handlers.ts';
import { openJournal } from './crash-journal.ts';
import { crashPolicies, createLoad } from './crash-load.ts';
import type { CrashPoint } from './crash-options.ts';
import { crashOptionsSchema } from './crash-options.ts';
import { watchQueueStore, watchRows } from './crash-points.ts';
import { randomFrom } from './crash-random.ts';

// A whole queue in a process of its own, made to be killed: from outside at any moment, or by itself at a named point.
// Its one argument says what it does (crash-options.ts). It hears "go", "room", "drain" and "stop" on stdin, and ends
// with code 0 when it was stopped or nothing is left to do, with 70 and a word on stderr after an error.

const options = crashOptionsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
const journal = openJournal(options.journal);
const bootId = bootIdSchema.parse(randomUUID().slice(0, 8));
const boot: string = bootId;

const say = (word: string): void => {
  process.stdout.write(`${word}\n`);
};

const fail = (error: unknown): never => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(70);
};
process.on('uncaughtException', fail).on('unhandledRejection', fail);

const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

let untilDeath = options.nth;
const pass = (point: CrashPoint): void => {
  if (point !== options.point || --untilDeath !== 0) return;
  journal.write({ type: 'dying', boot, point });
  die();
};

const commands = new Map<string, () => void>();
/** Resolves when the command comes. */
const told = (command: string): Promise<void> => new Promise((resolve) => commands.set(command, resolve));
createInterface({ input: process.stdin })
  .on('line', (command) => commands.get(command)?.())
  // Nobody is left to tell it anything.
  .on('close', () => process.exit(0));

/** Waits for the folder as a second start does, which goes on as soon as the first one's process is gone. */
const own = async (): Promise<OwnerLock> => {
  for (let tries = 0; ; tries++) {
    const lock = acquireOwnerLock(options.folder);
    if (lock) return lock;
    if (tries === 0) say('waiting');
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/** SQLite's words for a store that can't grow; a limit on the size of files shows as a failed write. */
const fullCode = /^SQLITE_(FULL|IOERR_(WRITE|SHMSIZE|TRUNCATE|FSYNC))/;

const onFull = (error: unknown): void => {
  if (options.mayBeFull && error instanceof BetterSqlite3.SqliteError && fullCode.test(error.code)) {
    journal.write({ type: 'full', boot, code: error.code });
    say('full');
  } else fail(error);
};

const live = async (): Promise<void> => {
  const lock = await own();
  journal.write({ type: 'owner', boot, pid: process.pid });
  if (options.isHeir) {
    say('owner');
    await told('go');
  }
  // Where the log is kept, nothing may move it into the file.
  const disk = options.keepsLog ? { checkpointBytes: Number.POSITIVE_INFINITY } : {};
  const now = Date.now();
  const store = openStore(join(options.folder, 'dossier.db'), now, true, now, disk);
  const { connection } = store.database;
  if (options.maxPages !== undefined) connection.pragma(`max_page_count = ${options.maxPages}`);
  commands.set('room', () => connection.pragma('max_page_count = 1000000'));
  if (options.point) watchRows(store, options.point, () => options.point && pass(options.point));

  const engine = new QueueEngine<Effect>({
    store: watchQueueStore({ store, boot, journal, pass, point: options.point }),
    handlers: createCrashHandlers({
      boot,
      journal,
      duringRun: () => pass('during-run'),
      die: () => {
        journal.write({ type: 'dying', boot, point: 'by a job' });
        die();
      },
    }),
    policies: crashPolicies,
    bootId,
    clock: systemClock,
    timers: systemTimers,
    random: Math.random,
    unmeteredOrigins: new Set(['embedded']),
    onUnexpected: (_job, error) => onFull(error),
  });
  const { seed, hasKillers, cleans } = options;
  const load = createLoad({
    store,
    engine,
    journal,
    boot,
    random: randomFrom(seed),
    hasKillers,
    cleans,
    onRefused: onFull,
  });
  const selectOpen = connection.prepare<[], { open: number }>(
    "SELECT coalesce(sum(scheduled + ready + running), 0) AS open FROM lanes WHERE queue <> 'sink'",
  );
  const open = (): number => selectOpen.get()?.open ?? 0;
  const pressure = options.mode === 'load' ? setInterval(() => load.step(open()), 1) : undefined;

  let isLeaving = false;
  const leave = async (): Promise<void> => {
    isLeaving = true;
    clearInterval(pressure);
    const stopped = engine.stop(5_000);
    pass('during-stop');
    await stopped;
    store.database.close();
    journal.write({ type: 'leaving', boot });
    lock.release();
    process.exit(0);
  };
  const leaveWhenDone = (): void => {
    if (!isLeaving && open() === 0) void leave();
  };
  const drain = (): void => {
    clearInterval(pressure);
    load.release();
    store.database.onCommit(() => setImmediate(leaveWhenDone));
    setImmediate(leaveWhenDone);
  };
  commands.set('drain', drain).set('stop', () => void leave());

  store.database.onCommit(() => engine.wake());
  // Before the recovery, so that a process can die in that too.
  say('started');
  engine.start();
  if (options.mode === 'drain') drain();
};

void live();
