import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCheckpointer } from '../../../src-main/storage/checkpointer.ts';
import type { Database } from '../../../src-main/storage/database.ts';
import { openDatabase } from '../../../src-main/storage/database.ts';
import { openLogFile } from '../../../src-main/storage/log-sync.ts';
import { settled } from '../../support/manual-time.ts';
import { testFolder } from '../../support/sqlite-store.ts';

const sectorBytes = 512;

/** The part of a log's header that is new each time the log begins anew. */
const saltsOf = (log: Buffer): string => log.subarray(16, 24).toString('hex');

/** What becomes of a sector that no sync has put on the disk. */
type Fate = 'there' | 'zeros' | 'garbage';

interface Cut {
  /** How much of what wasn't synced is lost altogether, from its end, 0 to 1. */
  readonly lost: number;
  readonly fates: readonly Fate[];
  /** The log was emptied, and the disk doesn't know it yet. */
  readonly forgetsTruncation: boolean;
}

/** A database on a disk of which we know what has got there. */
class WatchedDatabase {
  readonly path = join(testFolder(), 'power.db');
  readonly database: Database;
  acknowledged = 0;
  commits = 0;
  truncations = 0;
  #synced = { salts: '', bytes: 0 };
  #movedLog: Buffer = Buffer.alloc(0);

  constructor() {
    const checkpointer = openCheckpointer(this.path);
    this.database = openDatabase(this.path, {
      checkpointBytes: 40_000,
      checkpointer: {
        ...checkpointer,
        checkpoint: async () => {
          const hasAll = await checkpointer.checkpoint();
          this.#movedLog = this.#log();
          return hasAll;
        },
      },
      openLogFile: async (path) => {
        const log = await openLogFile(path);
        return {
          ...log,
          datasync: async () => {
            const begun = this.#log();
            await log.datasync();
            this.#synced = { salts: saltsOf(begun), bytes: begun.length };
          },
        };
      },
    });
    this.database.write(() => this.database.connection.exec('CREATE TABLE row (nth INTEGER, text TEXT) STRICT'));
  }

  /** A commit of as many rows as its number says, modulo 7, plus one. */
  write(bytes: number): void {
    const nth = ++this.commits;
    this.database.write(() => {
      const insert = this.database.connection.prepare('INSERT INTO row VALUES (?, ?)');
      for (let row = 0; row <= nth % 7; row++) insert.run(nth, 'x'.repeat(bytes));
    });
    this.database.whenDurable().then(() => {
      // Whoever waits hears of commits in their order.
      expect(nth).toBe(this.acknowledged + 1);
      this.acknowledged = nth;
    }, expect.unreachable);
  }

  /** Lets syncs and checkpoints come to their end. */
  async rest(): Promise<void> {
    await this.database.whenDurable();
    await settled();
    if (statSync(`${this.path}-wal`).size === 0) this.truncations++;
  }

  /** Copies what the disk holds if the power goes now. Nobody else is there whose locks the copy could cost us. */
  cutPower({ lost, fates, forgetsTruncation }: Cut): string {
    const copy = join(testFolder(), 'after.db');
    copyFileSync(this.path, copy);
    const log = this.#log();
    const isSame = saltsOf(log) === this.#synced.salts;
    const safe = isSame ? Math.min(this.#synced.bytes, log.length) : 0;
    const isNew = !isSame && saltsOf(log) !== saltsOf(this.#movedLog);
    if (forgetsTruncation && isNew) {
      writeFileSync(`${copy}-wal`, this.#movedLog);
      return copy;
    }
    const kept = Buffer.from(log.subarray(0, Math.round(log.length - lost * (log.length - safe))));
    for (let at = safe, nth = 0; at < kept.length; at += sectorBytes, nth++) {
      const fate = fates[nth % fates.length];
      const end = Math.min(at + sectorBytes, kept.length);
      if (fate === 'zeros') kept.fill(0, at, end);
      if (fate === 'garbage') kept.fill(0xa5, at, end);
    }
    writeFileSync(`${copy}-wal`, kept);
    return copy;
  }

  #log(): Buffer {
    return readFileSync(`${this.path}-wal`);
  }
}

/** What is in a store that is opened after the power is back: the sizes of its commits, in order. */
const readBack = (path: string): number[] => {
  const { connection, close } = openDatabase(path);
  try {
    expect(connection.pragma('integrity_check', { simple: true })).toBe('ok');
    const hasTable = connection.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'row'").get() !== undefined;
    if (!hasTable) return [];
    const rows = connection.prepare<[], { size: number }>('SELECT count(*) AS size FROM row GROUP BY nth ORDER BY nth');
    return rows.all().map(({ size }) => size);
  } finally {
    close();
  }
};

const cuts = fc.record({
  lost: fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
  fates: fc.array(fc.constantFrom<Fate>('there', 'there', 'zeros', 'garbage'), { minLength: 1, maxLength: 12 }),
  forgetsTruncation: fc.boolean(),
});

const actions = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('write' as const), bytes: fc.integer({ min: 0, max: 3_000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('turn' as const) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('rest' as const) }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('cut' as const), cut: cuts }) },
);

describe('a power cut (F4)', () => {
  it('at any moment leaves a sound store with the first commits, and all that was acknowledged among them', async () => {
    let truncations = 0;
    let losses = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(actions, { minLength: 10, maxLength: 60 }), cuts, async (steps, lastCut) => {
        const watched = new WatchedDatabase();
        const check = (cut: Cut): void => {
          const { acknowledged, commits } = watched;
          const found = readBack(watched.cutPower(cut));
          expect(found).toEqual(found.map((_, index) => ((index + 1) % 7) + 1));
          expect(found.length).toBeGreaterThanOrEqual(acknowledged);
          expect(found.length).toBeLessThanOrEqual(commits);
          if (found.length < commits) losses++;
        };
        try {
          for (const step of steps) {
            if (step.type === 'write') watched.write(step.bytes);
            if (step.type === 'turn') await new Promise((resolve) => setImmediate(resolve));
            if (step.type === 'rest') await watched.rest();
            if (step.type === 'cut') check(step.cut);
          }
          check(lastCut);
          truncations += watched.truncations;
        } finally {
          watched.database.close();
        }
      }),
      { numRuns: 60 },
    );
    // The log was emptied on the way, and the cuts did cut.
    expect(truncations).toBeGreaterThan(0);
    expect(losses).toBeGreaterThan(0);
  });
});
