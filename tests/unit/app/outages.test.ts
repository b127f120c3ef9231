import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { releaseLane } from '../../../src-main/app/queue/release-lane.ts';
import { ProviderFault } from '../../../src-main/providers/provider-fault.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { answering, breaking, createFakeModel } from '../../support/fake-model.ts';
import { ManualTime, settled } from '../../support/manual-time.ts';
import { modelCandidate } from '../../support/model-app-candidate.ts';
import { testFolder } from '../../support/sqlite-store.ts';
import { createTestApp } from '../../support/test-app.ts';
import type { TroubledTime } from '../../support/troubled-server.ts';
import { createTroubledServer } from '../../support/troubled-server.ts';

const lab = runOptionsSchema.parse({ provider: 'lab' });
const minute = 60_000;
const hour = 60 * minute;

const open = (troubles: readonly TroubledTime[], options: Parameters<typeof createTroubledServer>[2] = {}) => {
  const time = new ManualTime();
  const server = createTroubledServer(time, troubles, options);
  const settings = { responseCache: { isOn: false } };
  const app = createTestApp({ time, models: [server], policy: { startLimit: null }, settings });
  const start = () => app.start({ input: { candidate: modelCandidate }, options: lab });
  const jobs = app.store.database.connection.prepare<[], { state: string; spent: number; jobs: number }>(
    `SELECT state, attempts_spent AS spent, count(*) AS jobs FROM jobs WHERE kind = 'draft-section'
     GROUP BY state, attempts_spent ORDER BY state, attempts_spent`,
  );
  const laneOf = () => app.store.lanes.all().find(({ origin }) => origin === server.model.origin);
  return { ...app, server, begin: start, jobs: () => jobs.all(), laneOf };
};

describe('a server in trouble (F13)', () => {
  it('that resets every connection for 8 s fails no section and costs no attempt', async () => {
    const app = open([{ from: 0, to: 8_000, how: 'cut' }]);
    const { documentId } = app.begin();
    app.engine.start();
    await app.time.advance(2 * minute);
    expect(app.jobs()).toEqual([{ state: 'completed', spent: 0, jobs: 14 }]);
    expect(app.document(documentId).status).toBe('completed');
    // Three failures with two more begun meanwhile, then one after 2 and 4 s.
    expect(app.server.troubledCalls.filter(({ isGood }) => !isGood)).toHaveLength(5 + 2);
    expect(app.unexpected).toEqual([]);
  });

  it('is held with what failed, since when, and the next try, and tried by one call at a time', async () => {
    const app = open([{ from: 0, to: 10 * minute, how: 'server-error' }]);
    app.begin();
    app.engine.start();
    await app.time.advance(5 * minute);
    expect(app.laneOf()).toMatchObject({
      holdReason: 'trouble',
      holdError: { code: 'provider.failed' },
      isTrying: false,
    });
    expect(app.laneOf()?.heldAt).toBeLessThan(app.time.now() - 4 * minute);
    expect(app.laneOf()?.holdUntil).toBeGreaterThan(app.time.now());
    expect([...app.server.mostAt].filter(([second]) => second > 0).every(([, most]) => most === 1)).toBe(true);
    // 2 + 4 + 8 + 16 + 32 + 64 s, then every two minutes.
    expect(app.server.troubledCalls).toHaveLength(5 + 7);
    await app.time.advance(10 * minute);
    expect(app.laneOf()).toMatchObject({ holdReason: null, ready: 0 });
    expect(app.jobs()).toEqual([{ state: 'completed', spent: 0, jobs: 14 }]);
  });

  it('opens again slowly: one call, then two, then all it takes', async () => {
    const app = open([{ from: 0, to: 1_000, how: 'timeout' }], { callMs: 1_000 });
    app.begin();
    app.engine.start();
    await app.time.advance(2 * minute);
    const good = app.server.troubledCalls.filter(({ isGood }) => isGood).map(({ at }) => at);
    const [first = 0] = good;
    const within = (from: number, to: number) => good.filter((at) => at >= first + from && at < first + to).length;
    expect([within(0, 999), within(1_000, 1_999), within(2_000, 2_999), within(3_000, 3_999)]).toEqual([1, 1, 2, 3]);
  });

  it('is tried at once on "Try now", and stays held until a call succeeds', async () => {
    const app = open([{ from: 0, to: 20 * minute, how: 'stalled' }]);
    app.begin();
    app.engine.start();
    await app.time.advance(10 * minute);
    const before = app.server.troubledCalls.length;
    const lane = app.laneOf()?.lane ?? '';
    releaseLane(app.deps)({ lane });
    await app.time.advance(1_000);
    expect(app.server.troubledCalls).toHaveLength(before + 1);
    expect(app.laneOf()).toMatchObject({ holdReason: 'trouble', isTrying: false });
  });

  it('is not kept shut by requests that always fail, which pay for themselves while others succeed', async () => {
    const app = open([{ from: 0, to: 5_000, how: 'cut' }], { callMs: 1_000, poisoned: (key) => key === 'header' });
    for (let count = 0; count < 3; count++) app.begin();
    app.engine.start();
    await app.time.advance(5 * hour);
    expect(app.jobs()).toEqual([
      { state: 'completed', spent: 0, jobs: 39 },
      { state: 'failed', spent: 3, jobs: 3 },
    ]);
    const rows = app.store.database.connection.prepare<[], { calls: number }>(
      `SELECT count(*) AS calls FROM attempts a JOIN jobs j ON j.id = a.job_id
       WHERE j.state = 'failed' AND a.outcome = 'retry' GROUP BY a.job_id`,
    );
    // Three calls each, as ever (A4); the last of all is found out by checks of the server, since no other call shows it.
    const calls = rows.all().map((row) => row.calls);
    expect(calls.filter((count) => count === 3)).toHaveLength(2);
    expect(Math.max(...calls)).toBeLessThanOrEqual(6);
  });

  it('is told from a request that it cannot stand, by a call of two words before each try, when nothing else is left', async () => {
    const app = open([], { poisoned: (key) => key === 'header' });
    const { documentId } = app.begin();
    app.engine.start();
    await app.time.advance(10 * minute);
    expect(app.jobs()).toEqual([
      { state: 'completed', spent: 0, jobs: 13 },
      { state: 'failed', spent: 3, jobs: 1 },
    ]);
    await app.time.advance(24 * hour);
    const keys = app.server.troubledCalls.map(({ sectionKey }) => sectionKey);
    const last = keys.slice(keys.findLastIndex((key) => key !== 'header' && key !== 'server-check') + 1);
    // What failed before the first check might have been an outage; after it, each failure between two checks counts.
    expect(last.filter((key) => key === 'header').length).toBeLessThanOrEqual(6);
    expect(last.filter((key) => key === 'server-check').length).toBeLessThanOrEqual(4);
    expect(app.document(documentId).run?.counts).toMatchObject({ failed: 1, waiting: 0 });
    expect(app.laneOf()).toMatchObject({ holdReason: null });
    // Every call is booked, checks included.
    const booked = app.store.database.connection.prepare('SELECT count(*) AS calls FROM usage').get();
    expect(booked).toEqual({ calls: keys.length });
  });

  it('fails a lone request that it cannot stand after its attempts, and nothing is tried for ever', async () => {
    for (const maxRetries of [0, 2]) {
      const time = new ManualTime();
      const server = createTroubledServer(time, [], { poisoned: (key) => key !== 'server-check' });
      const app = createTestApp({ time, models: [server], policy: { startLimit: null } });
      const options = runOptionsSchema.parse({ ...lab, maxRetries, kindOptions: { experiences: 0 } });
      const { documentId } = app.start({ options });
      app.engine.start();
      await time.advance(hour);
      expect(app.document(documentId).status).toBe('failed');
      const calls = server.troubledCalls.length;
      await time.advance(24 * hour);
      expect(server.troubledCalls).toHaveLength(calls);
    }
  });

  it('fails nothing in six hours, not even what failed by itself before', async () => {
    let isPoisoned = true;
    const app = open([{ from: minute, to: minute + 6 * hour, how: 'server-error' }], {
      callMs: 1_000,
      poisoned: (key) => key === 'experience-1' && isPoisoned,
    });
    for (let count = 0; count < 6; count++) app.begin();
    app.engine.start();
    await app.time.advance(3_000);
    // It failed while others succeeded; what it fails with from now on is the outage.
    isPoisoned = false;
    await app.time.advance(minute + 6 * hour);
    expect(app.jobs().every(({ state }) => state !== 'failed')).toBe(true);
    const during = app.server.troubledCalls.filter(({ isGood }) => !isGood).length;
    expect(during).toBeLessThanOrEqual(5 + 6 + (6 * hour) / (2 * minute));
    await app.time.advance(5 * minute);
    expect(app.jobs().map(({ state }) => state)).toEqual(app.jobs().map(() => 'completed'));
  });

  it('pays for no whole request while one section alone waits for it: two words are enough to try', async () => {
    const app = open([{ from: 0, to: 6 * hour, how: 'cut' }]);
    app.start({ options: runOptionsSchema.parse({ ...lab, kindOptions: { experiences: 0 } }) });
    const one = app.store.database.connection.prepare<[], { id: JobId }>(
      "SELECT id FROM jobs WHERE kind = 'draft-section' AND state = 'ready'",
    );
    app.control.cancel(
      one
        .all()
        .slice(1)
        .map(({ id }) => id),
    );
    app.engine.start();
    await app.time.advance(6 * hour);
    const whole = app.server.troubledCalls.filter(({ sectionKey }) => sectionKey !== 'server-check');
    expect(whole).toHaveLength(3);
    expect(app.server.troubledCalls.length).toBeGreaterThan(100);
    await app.time.advance(5 * minute);
    expect(app.jobs().some(({ state }) => state === 'completed')).toBe(true);
    expect(app.jobs().some(({ state }) => state === 'failed')).toBe(false);
  });

  it('keeps 200 documents whole over ten minutes, and has them done soon after (2,800 sections)', async () => {
    const app = open([{ from: 30_000, to: 30_000 + 10 * minute, how: 'server-error' }], { callMs: 500 });
    for (let count = 0; count < 200; count++) app.begin();
    app.engine.start();
    await app.time.advance(30_000 + 10 * minute);
    const during = app.server.troubledCalls.filter(({ isGood }) => !isGood).length;
    expect(during).toBeLessThanOrEqual(3 + 12);
    const left = 2_800 - app.server.troubledCalls.filter(({ isGood }) => isGood).length;
    // Two distances of the trying, and the time the calls take three at a time.
    await app.time.advance(2 * 120_000 + Math.ceil(left / 3) * 500 + 5_000);
    expect(app.jobs()).toEqual([{ state: 'completed', spent: 0, jobs: 2_800 }]);
    expect(app.unexpected).toEqual([]);
  }, 120_000);
});

describe('an outage and a restart (F13, F4)', () => {
  it('go together: what failed, since when and the next try are still known, and nobody tries before it', async () => {
    const time = new ManualTime();
    const server = createTroubledServer(time, [{ from: 0, to: hour, how: 'cut' }]);
    const path = join(testFolder(), 'dossier.db');
    const settings = { responseCache: { isOn: false } };
    const life = () => createTestApp({ time, path, models: [server], policy: { startLimit: null }, settings });
    const first = life();
    first.start({ options: lab });
    first.engine.start();
    await time.advance(5 * minute);
    const before = first.store.lanes.all().find(({ origin }) => origin === server.model.origin);
    await first.engine.stop(0);
    first.store.database.close();
    const calls = server.troubledCalls.length;
    const second = life();
    second.engine.start();
    await settled();
    const after = second.store.lanes.all().find(({ origin }) => origin === server.model.origin);
    expect(after).toEqual(before);
    expect(after).toMatchObject({ holdReason: 'trouble', holdError: { code: 'provider.closed' } });
    await time.advance((before?.holdUntil ?? 0) - time.now() - 1);
    expect(server.troubledCalls).toHaveLength(calls);
    await time.advance(1_000);
    expect(server.troubledCalls).toHaveLength(calls + 1);
    // The distances go on where they were.
    expect(
      (second.store.lanes.all().find(({ lane }) => lane === before?.lane)?.holdUntil ?? 0) - time.now(),
    ).toBeGreaterThan(100_000);
    second.store.database.close();
  });
});

describe('waits of our own making (F1)', () => {
  it('for room within the spending limit cost no attempt and write no rows, however long they last', async () => {
    const time = new ManualTime();
    const server = createTroubledServer(time, [], { callMs: 60_000 });
    const price = { model: 'small', input: 2, cachedInput: 1, output: 10 };
    const app = createTestApp({
      time,
      models: [server],
      policy: { startLimit: null },
      // Room for one call at its dearest, and no more than that.
      settings: { costs: { prices: [price], monthlyLimit: 0.06 } },
    });
    app.start({ options: lab });
    app.engine.start();
    // Until what was spent leaves no room for another.
    await app.time.advance(3.5 * minute);
    const rows = app.store.database.connection.prepare('SELECT count(*) AS rows FROM attempts').get();
    expect(server.troubledCalls.length).toBeGreaterThan(3);
    expect(rows).toEqual({ rows: server.troubledCalls.length });
    expect(app.store.lanes.all().every(({ failed }) => failed === 0)).toBe(true);
  });

  it('are counted for one cause, and anew once calls succeed: a server that limits for hours fails nothing', async () => {
    const time = new ManualTime();
    let calls = 0;
    const turnedAway = breaking(() => new ProviderFault('rate-limited', 'slow down', { retryAfterMs: 1_000 }));
    const good = answering('Text.');
    const fake = createFakeModel([
      (request, signal) =>
        (request.sectionKey === 'experience-1' && ++calls <= 150 ? turnedAway : good)(request, signal),
    ]);
    const settings = { responseCache: { isOn: false } };
    const app = createTestApp({ time, models: [fake], policy: { startLimit: null }, settings });
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    const others = runOptionsSchema.parse({ provider: 'lab', kindOptions: { experiences: 0 } });
    for (let halves = 0; halves < 10; halves++) {
      await time.advance(minute / 2);
      app.start({ options: others });
    }
    await time.advance(minute);
    expect(calls).toBe(151);
    expect(app.document(documentId).run?.counts).toMatchObject({ failed: 0, waiting: 0 });
  });

  it('for a budget are tried after 15 minutes, then less often, and once at each start', async () => {
    const time = new ManualTime();
    const fake = createFakeModel([breaking(() => new ProviderFault('quota', 'empty'))]);
    const app = createTestApp({ time, models: [fake], policy: { startLimit: null, concurrency: 1 } });
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await time.advance(14 * minute);
    expect(fake.calls).toHaveLength(1);
    await time.advance(2 * minute);
    expect(fake.calls).toHaveLength(2);
    await time.advance(28 * minute);
    expect(fake.calls).toHaveLength(2);
    await time.advance(12 * hour);
    // 15 and 30 min, then 1, 2, 4 and 6 h.
    expect(fake.calls).toHaveLength(6);
    fake.next(answering('Text.'));
    await time.advance(7 * hour);
    expect(app.document(documentId).status).toBe('completed');
  });
});

describe('a clock that is set back (F4)', () => {
  it('puts no try off: a server in trouble is tried as soon as ever', async () => {
    const app = open([{ from: 0, to: 20_000, how: 'cut' }]);
    const { documentId } = app.begin();
    app.engine.start();
    await app.time.advance(10_000);
    app.time.jump(-8 * hour);
    await app.time.advance(2 * minute);
    expect(app.document(documentId).status).toBe('completed');
  });

  it('while the app is closed lengthens no wait either, of tries or of sections', async () => {
    const time = new ManualTime();
    const server = createTroubledServer(time, [{ from: 0, to: 20_000, how: 'cut' }]);
    const path = join(testFolder(), 'dossier.db');
    const settings = { responseCache: { isOn: false } };
    const life = () => createTestApp({ time, path, models: [server], policy: { startLimit: null }, settings });
    const first = life();
    const { documentId } = first.start({ options: lab });
    first.engine.start();
    await time.advance(10_000);
    await first.engine.stop(0);
    first.store.database.close();
    time.jump(-8 * hour);
    const second = life();
    second.engine.start();
    await time.advance(4 * minute);
    expect(second.document(documentId).status).toBe('completed');
    second.store.database.close();
  });

  it('lengthens no wait of the queue: a backoff of seconds is over in seconds', async () => {
    const time = new ManualTime();
    const failOnce = breaking(() => new ProviderFault('malformed', 'once'));
    const fake = createFakeModel([failOnce, answering('Text.')]);
    const app = createTestApp({ time, models: [fake], policy: { startLimit: null } });
    const { documentId } = app.start({ options: lab });
    const later = app.start({ options: lab, startAt: time.now() + hour });
    app.engine.start();
    await settled();
    time.jump(-8 * hour);
    await time.advance(30_000);
    expect(app.document(documentId).status).toBe('completed');
    // What the user wants at a moment of the clock waits for that moment.
    expect(app.document(later.documentId).run?.counts.waiting).toBeGreaterThan(0);
    await time.advance(8 * hour);
    expect(app.document(later.documentId).run?.counts.completed).toBe(0);
  });
});
