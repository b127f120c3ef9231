import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrashBundle } from '../support/crash-bundle.ts';
import { buildCrashBundle } from '../support/crash-bundle.ts';
import type { CrashPlace } from '../support/crash-life.ts';
import { auditPlace, createCrashPlace, killLife, linesOf, startLife } from '../support/crash-life.ts';
import { crashPoints } from '../support/crash-options.ts';
import type { DeathPlan } from '../support/crash-plan.ts';
import { between, randomFrom } from '../support/crash-random.ts';
import { runCrashRound } from '../support/crash-round.ts';
import { readStore } from '../support/read-store.ts';
import { testFolder } from '../support/sqlite-store.ts';
import { auditEnd } from '../support/store-audit-end.ts';

describe('a process that is killed under load (F4)', () => {
  let bundle: CrashBundle;
  beforeAll(async () => {
    bundle = await buildCrashBundle();
  });
  afterAll(() => bundle.remove());

  const newPlace = (): CrashPlace => createCrashPlace(bundle.script, mkdtempSync(join(testFolder(), 'crash-')));

  const expectEnd = (place: CrashPlace): void => {
    expect(auditPlace(place).findings).toEqual([]);
    expect(auditEnd(join(place.folder, 'dossier.db'))).toEqual([]);
  };

  it('loses nothing, doubles nothing and goes on, whether it dies at one of the named points or at any moment', async () => {
    const random = randomFrom(20_260_105);
    // A death in the midst of a run leaves the next life's recovery something to do.
    const others = crashPoints.filter((point) => point !== 'during-run' && point !== 'during-recovery');
    const plans = (['during-run', 'during-recovery', ...others] as const).map((point): DeathPlan => {
      const isOnce = point === 'during-recovery' || point === 'during-stop';
      return { how: 'point', point, nth: isOnce ? 1 : between(random, 1, 4) };
    });
    const result = await runCrashRound({
      place: newPlace(),
      kills: 18,
      random,
      cleans: true,
      plans,
      patienceMs: 30_000,
    });
    expect(result.findings).toEqual([]);
    expect(result.kills).toBe(18);
    expect(result.jobs).toBeGreaterThan(100);
    for (const point of crashPoints) expect([point, (result.deaths.get(point) ?? 0) > 0]).toEqual([point, true]);
  }, 120_000);

  it('leaves its folder to the process that waits for it, and to no other', async () => {
    const place = newPlace();
    const first = startLife(place, { seed: 1, mode: 'load' });
    expect(await first.nextLine()).toBe('started');
    const heirs = [2, 3].map((seed) => startLife(place, { seed, mode: 'load', isHeir: true }));
    for (const heir of heirs) expect(await heir.nextLine()).toBe('waiting');
    // One that only waits can die without anybody's noticing.
    const [heir, other] = heirs;
    if (!heir || !other) throw new Error('no heirs');
    await killLife(place, other);
    await killLife(place, first);
    expect(await heir.nextLine()).toBe('owner');
    expect(auditPlace(place).findings).toEqual([]);
    heir.child.stdin.write('go\n');
    expect(await heir.nextLine()).toBe('started');
    heir.child.stdin.write('drain\n');
    expect([await heir.ended, heir.errors()]).toEqual([0, '']);
    expectEnd(place);
    expect(linesOf(place).filter(({ type }) => type === 'owner')).toHaveLength(2);
  });

  it('by one of its jobs runs that job alone the third time, and fails it at its third death, with its effects on end', async () => {
    const place = newPlace();
    let lives = 0;
    let code: number | null = null;
    do {
      const life = startLife(place, { seed: 11, mode: lives === 0 ? 'load' : 'drain', hasKillers: lives === 0 });
      code = await life.ended;
      expect(life.errors()).toBe('');
      expect(auditPlace(place).findings).toEqual([]);
    } while (code === null && ++lives < 60);
    expect(code).toBe(0);
    // The audit says so too if anything ran beside a job that had crashed twice.
    expectEnd(place);
    const lines = linesOf(place);
    const rows = readStore<{
      id: string;
      kind: string;
      plan: string;
      state: string;
      crashes: number;
      error: string;
      ends: number;
    }>(
      place.folder,
      `SELECT id, kind, json_extract(payload, '$.plan') AS plan, state, crashes, error ->> '$.code' AS error,
         (SELECT count(*) FROM jobs m WHERE m.queue = 'sink' AND m.id LIKE j.id || '\\_end\\_%' ESCAPE '\\') AS ends
       FROM jobs j WHERE queue <> 'sink'`,
    );
    const dead = rows.filter(({ crashes }) => crashes === 3);
    expect(dead.length).toBeGreaterThan(0);
    for (const { id, kind, plan, state, error, ends } of dead) {
      // One kind has no effects on end, since it may end more than once.
      expect([plan, state, error, ends]).toEqual(['kill', 'failed', 'job.crashed', kind === 'again' ? 0 : 1]);
      const begun = lines.filter((line) => line.type === 'begin' && line.job === id);
      expect(begun.map((line) => line.type === 'begin' && line.crashes)).toEqual([0, 1, 2]);
    }
    // Whoever was only near at its deaths came to no harm.
    expect(rows.filter(({ plan, crashes }) => plan !== 'kill' && crashes > 2)).toEqual([]);
  });
});
