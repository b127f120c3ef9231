import { describe, expect, it } from 'vitest';
import { keptErrors } from '../../../src-main/storage/log/error-log-store.ts';
import { openStore } from '../../../src-main/storage/store.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { ManualTime, settled } from '../../support/manual-time.ts';
import { createTestApp } from '../../support/test-app.ts';

const answer = (key: string, content = 'x'.repeat(800)) => ({
  type: 'cache-response' as const,
  key,
  provider: 'https://models.example.com',
  model: 'small',
  content,
  inputTokens: 10,
  outputTokens: 5,
});

const scripted = runOptionsSchema.parse({ provider: 'scripted' });

const open = () => {
  const time = new ManualTime();
  return { time, store: openStore(':memory:', time.now()) };
};

describe('the cache of answers (A12)', () => {
  it('gives what was put under a key, until it is too old', () => {
    const { store, time } = open();
    store.responses.put(answer('a', 'Text.'), null, time.now());
    expect(store.responses.get('a', time.now() - 1)).toEqual({ content: 'Text.' });
    expect(store.responses.get('a', time.now() + 1)).toBeNull();
    expect(store.responses.get('b', 0)).toBeNull();
  });

  it('makes room by age, then by what was used longest ago', () => {
    const { store, time } = open();
    const start = time.now();
    for (const [at, key] of ['a', 'b', 'c', 'd'].entries()) store.responses.put(answer(key), null, start + at);
    store.responses.touch('b', start + 100);
    const each = store.responses.size().bytes / 4;
    expect(store.responses.trim(start + 1, 2 * each, 500)).toBe(false);
    expect(['a', 'b', 'c', 'd'].filter((key) => store.responses.get(key, 0) !== null)).toEqual(['b', 'd']);
    store.responses.clear();
    expect(store.responses.size()).toEqual({ entries: 0, bytes: 0 });
  });

  it('makes room a portion at a time', () => {
    const { store, time } = open();
    for (let nth = 0; nth < 10; nth++) store.responses.put(answer(`k${nth}`), null, time.now() + nth);
    expect(store.responses.trim(0, 0, 4)).toBe(true);
    expect(store.responses.size().entries).toBe(6);
  });
});

describe('what is known of a server over restarts (A13)', () => {
  it('is its pace and its latest starts', () => {
    const { store, time } = open();
    const origin = 'https://models.example.com';
    expect(store.origins.load(origin)).toBeNull();
    store.origins.save(origin, { limit: 2, changedAt: 5, pausedUntil: null });
    store.origins.save(origin, { limit: 1, changedAt: 6, pausedUntil: 9 });
    expect(store.origins.load(origin)).toEqual({ limit: 1, changedAt: 6, pausedUntil: 9 });
    const now = time.now();
    for (const at of [now - 400_000, now - 2_000, now - 1_000]) store.origins.noteStart(origin, at);
    store.origins.noteStart('https://other.example.com', now);
    expect(store.origins.startsSince(origin, now - 60_000)).toEqual([now - 2_000, now - 1_000]);
    store.origins.noteStart(origin, now);
    expect(store.origins.startsSince(origin, 0)).toHaveLength(3);
  });
});

describe('the error log (E5)', () => {
  it('keeps each failure with its context, newest first, and forgets the oldest', async () => {
    const app = createTestApp({ script: { '*': [{ do: 'fail', fault: 'refused' }] } });
    const { documentId } = app.start({ options: scripted });
    app.engine.start();
    await settled();
    await app.time.advance(1_000);
    const all = app.store.errorLog.list(null, 100);
    expect(all).toHaveLength(11);
    expect(all[0]).toMatchObject({
      code: 'provider.refused',
      jobKind: 'draft-section',
      queue: 'sections',
      documentId,
      claimNo: 1,
      outcome: 'failed',
      provider: { fault: 'refused', origin: 'scripted' },
    });
    const page = app.store.errorLog.list(all[4]?.seq ?? 0, 3);
    expect(page.map(({ seq }) => seq)).toEqual(all.slice(5, 8).map(({ seq }) => seq));
    app.store.database.connection.exec(`UPDATE error_log SET seq = seq + ${keptErrors}`);
    const again = app.start({ options: scripted });
    await app.time.advance(1_000);
    expect(app.store.errorLog.list(null, keptErrors).some((entry) => entry.documentId === again.documentId)).toBe(true);
    app.store.errorLog.clear();
    expect(app.store.errorLog.count()).toBe(0);
  });

  it('says nothing of work that was cancelled', async () => {
    const app = createTestApp({ script: { '*': [{ do: 'hang' }] } });
    const { runId } = app.start({ options: scripted });
    app.engine.start();
    await settled();
    app.engine.cancel(app.store.jobs.idsOfRun(runId));
    await app.time.advance(1_000);
    expect(app.store.errorLog.count()).toBe(0);
  });
});
