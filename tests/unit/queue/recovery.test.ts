import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { settlementOfLost } from '../../../src-main/queue/settlement.ts';
import { openStore } from '../../../src-main/storage/store.ts';
import { bootIdSchema } from '../../../src-shared/model/ids.ts';
import { ManualTime, settled } from '../../support/manual-time.ts';
import { settleOne } from '../../support/sqlite-fixtures.ts';
import { createTestQueue, newJob } from '../../support/test-queue.ts';

describe('recovery at the next start (F4)', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dossier-recovery-'));
    path = join(folder, 'dossier.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Claims a job and dies: what a killed process leaves behind. */
  const claimAndDie = (boot: string, time: ManualTime) => {
    const store = openStore(path, time.now());
    const bootId = bootIdSchema.parse(boot);
    for (const lost of store.queue.lostClaims(bootId)) {
      settleOne(store, lost, settlementOfLost(lost, undefined), time.now());
    }
    const claim = { bootId, now: time.now(), isMetered: false };
    const lone = store.queue.loneJob();
    if (lone) store.queue.claimLone(lone, claim);
    else store.queue.claim({ ...claim, lanes: [{ lane: 'test@embedded', limit: 1, isMetered: false }], limit: 1 });
    store.database.close();
  };

  const enqueue = (job: ReturnType<typeof newJob>, time: ManualTime) => {
    const store = openStore(path, time.now());
    store.jobs.enqueue([job], time.now());
    store.database.close();
  };

  it('takes up what an earlier life left running, without spending an attempt', async () => {
    const time = new ManualTime();
    const job = newJob();
    enqueue(job, time);
    claimAndDie('boot-1', time);
    const queue = createTestQueue({ path, time, boot: 'boot-2' });
    expect(queue.stateOf(job.id)).toBe('running');
    queue.engine.start();
    await settled();
    expect(queue.row(job.id)).toMatchObject({ state: 'completed', claim_no: 2, attempts_spent: 0, crashes: 1 });
    queue.store.database.close();
  });

  it('fails a job whose third claim died with the process, and applies what its end means', async () => {
    const time = new ManualTime();
    const job = newJob();
    enqueue(job, time);
    for (const boot of ['boot-1', 'boot-2', 'boot-3']) claimAndDie(boot, time);
    const ended: string[] = [];
    const queue = createTestQueue({
      path,
      time,
      boot: 'boot-4',
      effectsOnEnd: (state) => {
        ended.push(state);
        return [];
      },
    });
    queue.engine.start();
    await settled();
    expect(queue.row(job.id)).toMatchObject({ state: 'failed', crashes: 3, attempts_spent: 0 });
    expect(ended).toEqual(['failed']);
    expect(queue.started).toEqual([]);
    queue.store.database.close();
  });
});
