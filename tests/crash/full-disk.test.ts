import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { CrashBundle } from '../support/crash-bundle.ts';
import { buildCrashBundle } from '../support/crash-bundle.ts';
import type { CrashPlace, LifeOptions } from '../support/crash-life.ts';
import { auditPlace, createCrashPlace, drainPlace, killLife, linesOf, startLife } from '../support/crash-life.ts';
import type { ScriptProcess } from '../support/crash-process.ts';
import { testFolder } from '../support/sqlite-store.ts';
import { auditEnd } from '../support/store-audit-end.ts';

const has = (program: string, ...args: string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

const hasLimits = process.platform === 'linux' && has('prlimit', '--version') && has('bash', '-c', 'true');

/** Mounting needs rights that most accounts lack. */
const mountIsAllowed = (): boolean => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = testFolder();
  return has('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder) && has('umount', folder);
};

describe('a full disk (F4)', () => {
  let bundle: CrashBundle;
  beforeAll(async () => {
    bundle = await buildCrashBundle();
  });
  afterAll(() => bundle.remove());

  const database = ({ folder }: CrashPlace): string => join(folder, 'dossier.db');

  const newPlace = async (): Promise<CrashPlace> => {
    const place = createCrashPlace(bundle.script, mkdtempSync(join(testFolder(), 'full-')));
    await drainPlace(place);
    return place;
  };

  const full: LifeOptions = { seed: 7, mode: 'load', mayBeFull: true };

  /** How often the store may refuse before a job's end is among it: sometimes what ends still fits, and nothing else does. */
  const mostRefusals = 400;

  /** Waits until the store has refused the end of a job, which is then kept; by then it has refused an enqueue too. */
  const isFull = async (place: CrashPlace, life: ScriptProcess): Promise<void> => {
    const seen = () => new Set(linesOf(place).map(({ type }) => type));
    for (let refusals = 0; refusals < mostRefusals; ) {
      if (seen().has('kept') && seen().has('refused')) return;
      if ((await life.nextLine()) === 'full') refusals++;
    }
  };

  /** Lets it finish now that there is room: by itself, and with the very ends that it has kept. */
  const finishes = async (place: CrashPlace, life: ScriptProcess): Promise<void> => {
    life.child.stdin.write('drain\n');
    expect([await life.ended, life.errors()]).toEqual([0, '']);
    const lines = linesOf(place);
    const kept = lines.flatMap((line) => (line.type === 'kept' ? line.jobs : []));
    const first = lines.findIndex(({ type }) => type === 'kept');
    const settled = lines
      .slice(first)
      .flatMap((line) => (line.type === 'settled' ? line.ends.map(([job]) => job) : []));
    expect(lines.some(({ type }) => type === 'full' || type === 'refused')).toBe(true);
    expect(kept.filter((job) => !settled.includes(job))).toEqual([]);
    expectWhole(place);
    expect(auditEnd(database(place))).toEqual([]);
  };

  // What was refused is absent as a whole, what was acknowledged is there, finished work was not done again.
  const expectWhole = (place: CrashPlace): void => expect(auditPlace(place).findings).toEqual([]);

  it('in SQLite costs nothing: what ends is kept until there is room, what does not fit is refused whole', async () => {
    const place = await newPlace();
    const pages = Math.ceil(statSync(database(place)).size / 4_096);
    const life = startLife(place, { ...full, maxPages: pages + 60 });
    await isFull(place, life);
    life.child.stdin.write('room\n');
    await finishes(place, life);
  });

  it.runIf(hasLimits)(
    'by a limit on the size of files costs nothing, and ends when the limit is raised',
    async () => {
      const place = await newPlace();
      const blocks = Math.ceil(statSync(database(place)).size / 1_024) + 600;
      const life = startLife(place, full, ['bash', '-c', `ulimit -S -f ${blocks}; exec "$@"`, 'bash']);
      await isFull(place, life);
      execFileSync('prlimit', ['--pid', String(life.child.pid), '--fsize=unlimited:']);
      await finishes(place, life);
    },
    30_000,
  );

  it('for good costs nothing: not when it is killed, not at a start without room, not after', async ({ skip }) => {
    skip(!mountIsAllowed(), 'needs the right to mount a small disk');
    const parent = testFolder();
    const disk = join(parent, 'data');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', disk]);
    onTestFinished(() => execFileSync('umount', [disk]) && undefined);
    const place = createCrashPlace(bundle.script, parent);
    const life = startLife(place, full);
    await isFull(place, life);
    await killLife(place, life);
    expect(life.errors()).toBe('');
    expectWhole(place);
    const next = startLife(place, full);
    await Promise.race([next.nextLine(), next.ended]).catch(() => {});
    await killLife(place, next);
    expectWhole(place);
    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    const last = startLife(place, full);
    expect(await last.nextLine()).toBe('started');
    last.child.stdin.write('drain\n');
    expect([await last.ended, last.errors()]).toEqual([0, '']);
    expectWhole(place);
    expect(auditEnd(database(place))).toEqual([]);
  }, 30_000);
});
