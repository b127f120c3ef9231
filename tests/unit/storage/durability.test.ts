import { describe, expect, it } from 'vitest';
import { createDurability } from '../../../src-main/storage/durability.ts';
import type { OpenLog } from '../../../src-main/storage/log-sync.ts';
import { createLogSync } from '../../../src-main/storage/log-sync.ts';
import { settled } from '../../support/manual-time.ts';

/** A log whose syncs end when the test says so. */
const setUp = () => {
  const syncs: { resolve: (bytes: number) => void; reject: (error: unknown) => void }[] = [];
  const sizes: number[] = [];
  const failures: unknown[] = [];
  const told: string[] = [];
  const durability = createDurability({
    log: { sync: () => new Promise((resolve, reject) => syncs.push({ resolve, reject })), close: () => {} },
    onSynced: (bytes) => sizes.push(bytes),
    onFailed: (error) => failures.push(error),
  });
  const tell = (name: string): void => {
    durability.whenDurable().then(
      () => told.push(name),
      () => told.push(`not ${name}`),
    );
  };
  return { durability, syncs, sizes, failures, told, tell };
};

describe('durability (F4)', () => {
  it('is there at once when nothing was committed', async () => {
    const { tell, told, syncs } = setUp();
    tell('a');
    await settled();
    expect([told, syncs.length]).toEqual([['a'], 0]);
  });

  it('comes with one sync for all commits of a turn, in their order', async () => {
    const { durability, tell, told, syncs, sizes } = setUp();
    for (const name of ['a', 'b', 'c']) {
      durability.committed(true);
      tell(name);
    }
    await settled();
    expect([told, syncs.length]).toEqual([[], 1]);
    syncs[0]?.resolve(4_096);
    await settled();
    expect([told, syncs.length, sizes]).toEqual([['a', 'b', 'c'], 1, [4_096]]);
  });

  it('comes with the next sync for what was committed while one ran', async () => {
    const { durability, tell, told, syncs } = setUp();
    durability.committed(true);
    tell('a');
    await settled();
    durability.committed(true);
    tell('b');
    syncs[0]?.resolve(1);
    await settled();
    expect([told, syncs.length]).toEqual([['a'], 2]);
    syncs[1]?.resolve(2);
    await settled();
    expect(told).toEqual(['a', 'b']);
  });

  it('is asked of the disk by a commit that must last, even if nobody waits; by another only if somebody does', async () => {
    const { durability, tell, told, syncs } = setUp();
    durability.committed(false);
    await settled();
    expect(syncs).toHaveLength(0);
    tell('claim');
    await settled();
    syncs[0]?.resolve(1);
    await settled();
    expect(told).toEqual(['claim']);
    durability.committed(true);
    await settled();
    expect(syncs).toHaveLength(2);
  });

  it('is never said again once a sync has failed, which is told once', async () => {
    const { durability, tell, told, syncs, failures } = setUp();
    const broken = new Error('EIO');
    durability.committed(true);
    tell('a');
    await settled();
    durability.committed(true);
    tell('b');
    syncs[0]?.reject(broken);
    await settled();
    durability.committed(true);
    tell('c');
    await settled();
    expect([told, failures, syncs.length]).toEqual([['not a', 'not b', 'not c'], [broken], 1]);
  });

  it('ends with the store: what closing has put on the disk is there, anything else is not', async () => {
    for (const isOnDisk of [true, false]) {
      const { durability, tell, told, failures } = setUp();
      durability.committed(true);
      tell('last');
      await settled();
      durability.close(isOnDisk);
      await settled();
      expect([told, failures]).toEqual([[isOnDisk ? 'last' : 'not last'], []]);
    }
  });
});

describe('the sync of a log', () => {
  const fakeFile = (change: Partial<OpenLog> = {}) => {
    const calls: string[] = [];
    const open = async (path: string): Promise<OpenLog> => {
      calls.push(`open ${path}`);
      return {
        inspect: () => ({ links: 1, bytes: 100 }),
        datasync: async () => void calls.push('sync'),
        close: () => void calls.push('close'),
        ...change,
      };
    };
    return { calls, log: createLogSync('x-wal', open) };
  };

  it('goes through one descriptor, which is closed with it', async () => {
    const { log, calls } = fakeFile();
    expect([await log.sync(), await log.sync()]).toEqual([100, 100]);
    log.close();
    await settled();
    expect(calls).toEqual(['open x-wal', 'sync', 'sync', 'close']);
    await expect(log.sync()).rejects.toThrow(/closed/);
  });

  it('fails for a log that was deleted, where a stale descriptor would sync without an error', async () => {
    const { log, calls } = fakeFile({ inspect: () => ({ links: 0, bytes: 100 }) });
    await expect(log.sync()).rejects.toThrow(/deleted/);
    expect(calls).not.toContain('sync');
  });

  it('never closes a descriptor under a sync', async () => {
    let finish = () => {};
    const { log, calls } = fakeFile({
      datasync: () =>
        new Promise((resolve) => {
          finish = () => {
            calls.push('synced');
            resolve();
          };
        }),
    });
    const sync = log.sync();
    await settled();
    log.close();
    await settled();
    expect(calls).toEqual(['open x-wal']);
    finish();
    await sync;
    await settled();
    expect(calls).toEqual(['open x-wal', 'synced', 'close']);
  });
});
