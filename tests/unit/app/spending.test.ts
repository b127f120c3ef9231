import { describe, expect, it, vi } from 'vitest';
import { releaseHeld } from '../../../src-main/app/models/release-held.ts';
import { SpendingGuard } from '../../../src-main/app/models/spending-guard.ts';
import { randomIds } from '../../../src-main/platform/random-ids.ts';
import { openStore } from '../../../src-main/storage/store.ts';
import type { QueuePolicy } from '../../../src-shared/model/queue-policy.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { settingsSchema } from '../../../src-shared/model/settings.ts';
import { answering, createFakeModel, hanging } from '../../support/fake-model.ts';
import { ManualTime, settled } from '../../support/manual-time.ts';
import { createTestApp } from '../../support/test-app.ts';

const lab = runOptionsSchema.parse({ provider: 'lab', kindOptions: { experiences: 0 } });
const price = { model: 'small', input: 2, cachedInput: 1, output: 10 };

const open = (
  monthlyLimit: number | null,
  prices = [price],
  reach: 'internet' | 'loopback' = 'internet',
  startLimit: QueuePolicy['startLimit'] = null,
) => {
  const fake = createFakeModel([answering('Text.')], { reach });
  const settings = { costs: { prices, monthlyLimit } };
  const app = createTestApp({ models: [fake], policy: { startLimit }, settings });
  return { ...app, fake };
};

const spentMicros = (app: ReturnType<typeof open>) => app.deps.spending.spentMicros();

describe('the spending limit (A12)', () => {
  it('holds the queue before it is passed, and fails no section', async () => {
    // Some calls fit into it, none of them for more than it.
    const app = open(0.06);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(120_000);
    expect(app.fake.calls.length).toBeGreaterThan(0);
    expect(app.fake.calls.length).toBeLessThan(9);
    expect(spentMicros(app)).toBeLessThanOrEqual(60_000);
    expect(app.document(documentId).run?.counts).toMatchObject({ failed: 0 });
    expect(app.store.lanes.all().find(({ origin }) => origin === app.fake.model.origin)?.holdReason).toBe(
      'spending-limit',
    );
  });

  it('goes on when the limit is raised', async () => {
    const app = open(0);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    expect(app.fake.calls).toHaveLength(0);
    app.set({ costs: { prices: [price], monthlyLimit: 5 } });
    releaseHeld(app.deps, ({ reason }) => reason === 'spending-limit');
    await app.time.advance(1_000);
    expect(app.document(documentId).status).toBe('completed');
  });

  it('goes on by itself when the next month begins', async () => {
    const app = open(0.06);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(120_000);
    const before = app.fake.calls.length;
    const lane = app.store.lanes.all().find(({ origin }) => origin === app.fake.model.origin);
    const until = lane?.holdUntil ?? 0;
    expect(new Date(until).getDate()).toBe(1);
    app.time.jump(until - app.time.now());
    app.engine.wake();
    await app.time.advance(1_000);
    expect(app.fake.calls.length).toBeGreaterThan(before);
    expect(app.document(documentId).run?.counts.failed).toBe(0);
  });

  it('can’t be kept without a price, so nothing is sent; a server of one’s own costs nothing', async () => {
    const unpriced = open(100, []);
    unpriced.start({ options: lab });
    unpriced.engine.start();
    await unpriced.time.advance(1_000);
    expect(unpriced.fake.calls).toHaveLength(0);
    const own = open(0, [], 'loopback');
    const { documentId } = own.start({ options: lab });
    own.engine.start();
    await own.time.advance(1_000);
    expect(own.document(documentId)).toMatchObject({ status: 'completed', paid: { costMicros: 0 } });
  });

  it('counts what calls under way may cost, until their real cost is known', async () => {
    const fake = createFakeModel([hanging()]);
    const app = createTestApp({
      models: [fake],
      policy: { startLimit: null },
      settings: { costs: { prices: [price], monthlyLimit: 0.1 } },
    });
    app.start({ options: lab });
    app.engine.start();
    await settled();
    // Each may cost 0.04 and more: two at once are all there is room for. The third waits for them, not for next month.
    expect(fake.calls).toHaveLength(2);
    expect(app.store.lanes.all().every(({ holdReason }) => holdReason === null)).toBe(true);
  });

  it('keeps a reservation until the cost is stored, however long the store takes', async () => {
    // Two calls fit at their dearest; what they really cost leaves room for more.
    const app = open(0.1, undefined, 'internet', { count: 2, windowMs: 1_000 });
    const { documentId } = app.start({ options: lab });
    const settle = vi.spyOn(app.store.queue, 'settle').mockImplementation(() => {
      throw new Error('the disk is full');
    });
    app.engine.start();
    await app.time.advance(30_000);
    expect(settle).toHaveBeenCalled();
    expect(app.fake.calls).toHaveLength(2);
    settle.mockRestore();
    await app.time.advance(120_000);
    expect(app.document(documentId).status).toBe('completed');
    expect(spentMicros(app)).toBeLessThanOrEqual(100_000);
  });

  it('says why a call may not be made', () => {
    const time = new ManualTime();
    const store = openStore(':memory:', time.now());
    const { costs } = settingsSchema.parse({ costs: { monthlyLimit: 1 } });
    const guard = new SpendingGuard(store, time, () => costs);
    const claim = { id: randomIds.job(), claimNo: 1 };
    expect(guard.reserve(claim, 1_100_000)).toBe('over-limit');
    expect(guard.reserve(claim, null)).toBe('no-price');
    expect(guard.reserve(claim, 0)).toBeNull();
    store.database.close();
  });
});
