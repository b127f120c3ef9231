import { describe, expect, it } from 'vitest';
import type { OwnerFinder, QueueLook } from '../../../src-main/cli/monitor/look-at-queue.ts';
import { lookAtQueue } from '../../../src-main/cli/monitor/look-at-queue.ts';
import type { MonitorOutput } from '../../../src-main/cli/monitor/monitor-command.ts';
import { monitorCommand } from '../../../src-main/cli/monitor/monitor-command.ts';
import { createMonitorLines } from '../../../src-main/cli/monitor/monitor-screen.ts';
import type { AppEvent } from '../../../src-shared/contract/events.ts';
import { events } from '../../../src-shared/contract/events.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { ManualTime, settled } from '../../support/manual-time.ts';
import { createFakeClient, createFakeTerminal } from './support/fake-client.ts';
import { heldLane, jobOf, now, overviewOf, queueOf, runningJob } from './support/queue-fixtures.ts';

const changed: AppEvent = {
  name: 'store.changed',
  payload: events['store.changed'].parse({
    fromSeq: 1,
    toSeq: 1,
    changes: [],
    queue: {
      queueSize: 0,
      concurrentJobs: 0,
      processing: false,
      remainingMs: null,
      holds: [],
      statistics: { totalJobs: 0, completedJobs: 0, failedJobs: 0, successRate: null },
    },
  }),
};
const progressed: AppEvent = {
  name: 'job.progressed',
  payload: events['job.progressed'].parse({ jobId: 'job-1', progress: { done: 7, total: 12, unit: 'photos' } }),
};

/** An owner with one running job, whose completed count the test moves. */
const createOwner = () => {
  const state = { completed: 0, isBroken: false };
  const fake = createFakeClient({
    'queue.get-overview': () => {
      if (state.isBroken) throw new AppFailure({ code: 'internal', message: 'Dossier is closing.' });
      return overviewOf(queueOf({ running: 1, completed: state.completed }));
    },
    'job.list': ({ filter }) =>
      filter === 'running' ? { jobs: [runningJob()], total: 1 } : { jobs: [jobOf({ id: 'job-2' })], total: 1 },
  });
  return { ...fake, state, looks: () => fake.callsOf('queue.get-overview').length };
};

interface Shown {
  readonly look: QueueLook;
  readonly isLive: boolean;
}

/** A monitor with everything in the test's hands. */
const startMonitor = (owners: OwnerFinder, { outlivesOwner = true } = {}) => {
  const shown: Shown[] = [];
  const said: string[] = [];
  const leaving = new AbortController();
  const time = new ManualTime();
  const output: MonitorOutput = {
    outlivesOwner,
    show: (look, isLive) => void shown.push({ look, isLive }),
    lose: () => void said.push('lost'),
    close: () => void said.push('closed'),
  };
  const args = { 'data-dir': undefined, intervalMs: 250 };
  const ended = monitorCommand(args, { owners, output, timers: time, signal: leaving.signal });
  return { shown, said, time, ended, leave: () => leaving.abort() };
};

const ownedBy = (owner: ReturnType<typeof createOwner>): OwnerFinder => ({
  find: async () => ({ owner: owner.client }),
  whenFound: async () => null,
});

describe('dossier monitor (B7)', () => {
  it('looks after changes only, once for many, and never between', async () => {
    const owner = createOwner();
    const { shown, time, ended, leave, said } = startMonitor(ownedBy(owner));
    await settled();
    expect({ looks: owner.looks(), shown: shown.length }).toEqual({ looks: 1, shown: 1 });
    await time.advance(60_000);
    await settled();
    expect(owner.looks()).toBe(1);

    owner.state.completed = 1;
    for (let n = 0; n < 100; n++) owner.tell(changed);
    await settled();
    expect(owner.looks()).toBe(2);
    owner.state.completed = 2;
    owner.tell(changed);
    await time.advance(249);
    expect(owner.looks()).toBe(2);
    await time.advance(1);
    expect(shown.at(-1)?.look.overview.queues[0]?.completed).toBe(2);
    expect(owner.looks()).toBe(3);

    leave();
    expect(await ended).toBe(0);
    expect(said).toEqual(['closed']);
    expect({ hearers: owner.hearerCount }).toEqual({ hearers: 0 });
  });

  it('shows progress without asking again (A7)', async () => {
    const owner = createOwner();
    const { shown, time, leave, ended } = startMonitor(ownedBy(owner));
    await settled();
    await time.advance(250);
    owner.tell(progressed);
    await settled();
    expect(owner.looks()).toBe(1);
    expect(shown.at(-1)?.look.running[0]?.progress).toEqual({ done: 7, total: 12, unit: 'photos' });
    leave();
    await ended;
  });

  it('says that the owner has gone, shows what it left, and follows the next one', async () => {
    const first = createOwner();
    const second = createOwner();
    const finds = [{ owner: first.client }, 'alone'] as const;
    let turn = 0;
    let come = () => {};
    const owners: OwnerFinder = {
      find: async (look) => {
        const found = finds[turn++];
        return found === undefined || found === 'alone' ? { seen: await look(createOwner().client) } : found;
      },
      whenFound: () =>
        new Promise((resolve) => {
          come = () => resolve(second.client);
        }),
    };
    const { shown, said, ended, leave } = startMonitor(owners);
    await settled();
    first.lose();
    await settled();
    expect(said).toEqual(['lost']);
    expect(shown.at(-1)).toMatchObject({ isLive: false });
    come();
    await settled();
    expect(second.looks()).toBe(1);
    expect(shown.at(-1)).toMatchObject({ isLive: true });
    leave();
    expect(await ended).toBe(0);
  });

  it('takes an owner’s last answers, given while it closes, for what they are', async () => {
    const owner = createOwner();
    const { said, ended } = startMonitor(ownedBy(owner), { outlivesOwner: false });
    await settled();
    owner.state.isBroken = true;
    owner.tell(changed);
    await settled();
    owner.lose();
    expect(await ended).toBe(0);
    expect(said).toEqual(['lost', 'closed']);
  });

  it('ends with the error of an owner that stays and can’t answer, the terminal given back', async () => {
    const owner = createOwner();
    owner.state.isBroken = true;
    const { said, ended, time } = startMonitor(ownedBy(owner));
    const failed = expect(ended).rejects.toThrow('Dossier is closing.');
    await settled();
    await time.advance(2_000);
    await failed;
    expect(said).toEqual(['closed']);
  });

  it('leaves at once while nobody runs Dossier', async () => {
    const owners: OwnerFinder = {
      find: async (look) => ({ seen: await look(createOwner().client) }),
      whenFound: (signal) => new Promise((resolve) => signal.addEventListener('abort', () => resolve(null))),
    };
    const { shown, ended, leave } = startMonitor(owners);
    await settled();
    expect(shown).toMatchObject([{ isLive: false }]);
    leave();
    expect(await ended).toBe(0);
  });
});

describe('the monitor as lines', () => {
  const look = async (...queues: ReturnType<typeof queueOf>[]): Promise<QueueLook> =>
    lookAtQueue(
      createFakeClient({
        'queue.get-overview': () => overviewOf(...queues),
        'job.list': () => ({ jobs: [], total: 0 }),
      }).client,
    );

  it('tells each queue when its numbers change, with the time, and why it is held', async () => {
    const { terminal, out } = createFakeTerminal();
    const lines = createMonitorLines(terminal, () => now);
    lines.show(await look(queueOf({ running: 1, waiting: 2 }), queueOf({ queue: 'chat' })), true);
    lines.show(await look(queueOf({ running: 1, waiting: 2 }), queueOf({ queue: 'chat' })), true);
    lines.show(await look(queueOf({ waiting: 2, held: 2, failed: 1, lanes: [heldLane('quota')] })), true);
    lines.lose();
    expect(out).toEqual([
      '2026-01-05 18:30:05 sections: 1 running, 2 waiting, 0 failed, 0 completed',
      '2026-01-05 18:30:05 sections: 0 running, 2 waiting, 2 held, 1 failed, 0 completed; held: quota',
      '2026-01-05 18:30:05 Dossier has gone away; nothing is being done until it runs again.',
    ]);
  });

  it('says that nothing runs, and that there is nothing yet', async () => {
    const { terminal, out } = createFakeTerminal();
    createMonitorLines(terminal, () => now).show(await look(queueOf()), false);
    expect(out).toEqual([
      '2026-01-05 18:30:05 no jobs yet',
      '2026-01-05 18:30:05 Dossier is not running: nothing is being done until it is.',
    ]);
  });
});
