import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrashBundle } from '../support/crash-bundle.ts';
import { buildCrashBundle } from '../support/crash-bundle.ts';
import type { JournalLine } from '../support/crash-journal.ts';
import type { CrashPlace } from '../support/crash-life.ts';
import { auditPlace, createCrashPlace, drainPlace, killLife, linesOf, startLife } from '../support/crash-life.ts';
import { between, oneOf, randomFrom } from '../support/crash-random.ts';
import { testFolder } from '../support/sqlite-store.ts';
import { auditStore } from '../support/store-audit.ts';
import { auditEnd } from '../support/store-audit-end.ts';

/** What a power cut and a bad disk can leave of a log, from an offset on. */
const damages: Record<string, (log: Buffer, at: number, random: () => number) => Buffer> = {
  cut: (log, at) => log.subarray(0, at),
  'cut, with garbage behind': (log, at, random) => {
    const garbage = Buffer.from(Array.from({ length: between(random, 1, 9_000) }, () => between(random, 0, 255)));
    return Buffer.concat([log.subarray(0, at), garbage]);
  },
  'one bit flipped': (log, at) => {
    const flipped = Buffer.from(log);
    flipped.writeUInt8(log.readUInt8(at) ^ 4, at);
    return flipped;
  },
  'zeros from there': (log, at) => Buffer.concat([log.subarray(0, at), Buffer.alloc(log.length - at)]),
};

describe('a log that lost its tail (F4)', () => {
  let bundle: CrashBundle;
  beforeAll(async () => {
    bundle = await buildCrashBundle();
  });
  afterAll(() => bundle.remove());

  const newPlace = (): CrashPlace => createCrashPlace(bundle.script, mkdtempSync(join(testFolder(), 'cut-')));
  const database = ({ folder }: CrashPlace): string => join(folder, 'dossier.db');

  /** A store of two lives: what the first wrote is in the database file, what the second wrote in its log alone. */
  const twoLives = async (): Promise<{ place: CrashPlace; logged: number }> => {
    const place = newPlace();
    const first = startLife(place, { seed: 5, mode: 'load' });
    await first.nextLine();
    await hasSettled(place, 40);
    first.child.stdin.write('stop\n');
    expect([await first.ended, first.errors()]).toEqual([0, '']);
    const logged = linesOf(place).length;
    const second = startLife(place, { seed: 6, mode: 'load', keepsLog: true });
    await second.nextLine();
    await hasSettled(place, 160);
    await killLife(place, second);
    expect(second.errors()).toBe('');
    return { place, logged };
  };

  const hasSettled = (place: CrashPlace, jobs: number): Promise<void> =>
    expect
      .poll(() => linesOf(place).reduce((sum, line) => sum + (line.type === 'settled' ? line.ends.length : 0), 0), {
        interval: 20,
        timeout: 50_000,
      })
      .toBeGreaterThan(jobs) as Promise<void>;

  it('at any offset holds the first commits, each as a whole, and a new process finishes from there', async () => {
    const { place, logged } = await twoLives();
    expect(auditPlace(place).findings).toEqual([]);
    const lines = linesOf(place);
    const log = readFileSync(`${database(place)}-wal`);
    const random = randomFrom(20_260_106);
    const remembered: number[] = [];
    for (let nth = 0; nth < 24; nth++) {
      const name = oneOf(random, Object.keys(damages));
      const at = between(random, 0, log.length - 1);
      const copy = newPlace();
      copyFileSync(database(place), database(copy));
      writeFileSync(`${database(copy)}-wal`, damages[name]?.(log, at, random) ?? log);
      const audit = auditStore(database(copy), lines, true);
      expect([name, at, audit.findings]).toEqual([name, at, []]);
      remembered.push(audit.remembered);
      if (nth % 8 === 0) await finishFrom(copy, lines.slice(0, audit.remembered), lines);
    }
    // What was in the database file is never forgotten; and the cuts did cut.
    expect(Math.min(...remembered)).toBeGreaterThanOrEqual(logged);
    expect(new Set(remembered).size).toBeGreaterThan(12);
  });

  /** Lets a process finish a store that remembers these lines, as it does after the power is back. */
  const finishFrom = async (place: CrashPlace, known: readonly JournalLine[], all: readonly JournalLine[]) => {
    const deaths = all.filter(({ type }) => type === 'killing');
    const lines = [...known, ...deaths].map((line) => `${JSON.stringify(line)}\n`);
    appendFileSync(place.journal, lines.join(''));
    await drainPlace(place);
    expect(auditPlace(place).findings).toEqual([]);
    expect(auditEnd(database(place))).toEqual([]);
    expect(statSync(database(place)).size).toBeGreaterThan(0);
  };
});
