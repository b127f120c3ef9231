import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { getSnapshot } from '../../../src-main/app/get-snapshot.ts';
import type { AppEvent } from '../../../src-shared/contract/events.ts';
import { settled } from '../../support/manual-time.ts';
import { createTestApp } from '../../support/test-app.ts';

describe('a disk or a file that breaks while work is done', () => {
  it.each([
    ['SQLITE_IOERR_READ', 'data.not-saved'],
    ['SQLITE_CORRUPT', 'data.damaged'],
  ])('is told once, with what to do, and no more work is begun (%s)', async (code, expected) => {
    const app = createTestApp();
    onTestFinished(() => app.store.database.close());
    const heard: AppEvent[] = [];
    app.publisher.subscribe((event) => heard.push(event));
    app.engine.start();
    await settled();
    const error = new BetterSqlite3.SqliteError('disk I/O error', code);
    app.store.database.trouble.note(error);
    app.store.database.trouble.note(error);
    const failures = heard.filter(({ name }) => name === 'store.failed');
    expect(failures).toMatchObject([{ payload: { code: expected, action: expect.any(String) } }]);
    const facts = { appVersion: '1', suggestedExportFolder: '/e', dataFolder: '/d' };
    const settings = { get: app.deps.settings, update: app.deps.settings };
    // A window that is opened later is told at once.
    expect(getSnapshot(app.deps, settings, facts)().storeError).toMatchObject({ code: expected });
    app.start();
    await app.time.advance(60_000);
    const { running, ready } = app.store.lanes
      .all()
      .reduce((sum, lane) => ({ running: sum.running + lane.running, ready: sum.ready + lane.ready }), {
        running: 0,
        ready: 0,
      });
    expect(running).toBe(0);
    expect(ready).toBeGreaterThan(0);
  });
});
