import { statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Checkpointer } from '../../../src-main/storage/checkpointer.ts';
import { openCheckpointer } from '../../../src-main/storage/checkpointer.ts';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { testFolder } from '../../support/sqlite-store.ts';

const startBytes = 40_000;

/** A database whose log is moved into its file soon, and how its checkpoints go. */
const open = (change: (own: Checkpointer) => Checkpointer = (own) => own) => {
  const path = join(testFolder(), 'log.db');
  const checkpointer = change(openCheckpointer(path));
  const database = openDatabase(path, { checkpointBytes: startBytes, checkpointer });
  onTestFinished(() => database.close());
  database.write(() => database.connection.exec('CREATE TABLE item (text TEXT) STRICT'));
  const write = () =>
    database.write(() => database.connection.prepare('INSERT INTO item VALUES (?)').run('x'.repeat(3_000)));
  const fill = () => {
    for (let nth = 0; nth < 20; nth++) write();
  };
  return { path, database, write, fill, logBytes: () => statSync(`${path}-wal`).size };
};

const synchronousOf = (connection: BetterSqlite3.Database): unknown =>
  connection.pragma('synchronous', { simple: true });
const [off, normal] = [0, 1];

describe('the log', () => {
  it('is emptied after it has grown, and the commit that begins it anew alone skips its sync', async () => {
    const { database, write, fill, logBytes } = open();
    fill();
    expect(logBytes()).toBeGreaterThan(startBytes);
    await expect.poll(logBytes).toBe(0);
    expect(synchronousOf(database.connection)).toBe(off);
    write();
    expect(synchronousOf(database.connection)).toBe(normal);
    await database.whenDurable();
  });

  it('is not begun anew in place by a commit that follows a whole checkpoint: that would sync in this thread', async () => {
    const { path, write, fill, logBytes } = open((own) => ({ ...own, checkpoint: async () => false }));
    fill();
    const before = logBytes();
    await openCheckpointer(path).checkpoint();
    write();
    expect(logBytes()).toBeGreaterThan(before);
  });

  it('is moved by a later checkpoint where one failed, and a full disk is no trouble', async () => {
    let checkpoints = 0;
    const { database, fill, logBytes } = open((own) => ({
      ...own,
      checkpoint: async () => {
        if (++checkpoints === 1) throw new BetterSqlite3.SqliteError('database or disk is full', 'SQLITE_FULL');
        return own.checkpoint();
      },
    }));
    fill();
    await expect.poll(logBytes).toBe(0);
    expect([checkpoints > 1, database.trouble.current()]).toEqual([true, null]);
  });

  it('keeps what it has when a checkpoint finds the disk broken, and that is trouble', async () => {
    const { database, fill } = open((own) => ({
      ...own,
      checkpoint: async () => {
        throw Object.assign(new Error('the checkpoint failed'), { code: 'SQLITE_IOERR_FSYNC' });
      },
    }));
    fill();
    await expect.poll(() => database.trouble.current()).toMatchObject({ code: 'data.not-saved' });
    await expect(database.whenDurable()).rejects.toThrow();
  });

  it('waits for nobody who reads it from outside', async () => {
    const { path, database, fill, logBytes } = open();
    fill();
    const reader = new BetterSqlite3(path);
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM item').get();
    fill();
    await database.whenDurable();
    expect(logBytes()).toBeGreaterThan(startBytes);
    reader.exec('COMMIT');
    reader.close();
    fill();
    await expect.poll(logBytes).toBe(0);
  });
});
