import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src-main/storage/store.ts';
import { openStore } from '../../src-main/storage/store.ts';
import { jobIdSchema } from '../../src-shared/model/ids.ts';
import { auditStore } from '../support/crash-audit.ts';
import { startScript } from '../support/crash-process.ts';
import { addRun } from '../support/sqlite-fixtures.ts';
import { rowsOf, startOfTime, testFolder } from '../support/sqlite-store.ts';
import { newJob } from '../support/test-queue.ts';

const root = join(import.meta.dirname, '../..');

/** Seeded, so that a failing round can be run again: mulberry32. */
const randomFrom = (seed: number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

describe('a process that is killed (F4)', () => {
  let bundle: string;
  let script: string;
  let path: string;

  beforeAll(async () => {
    // Beside the packages, so that the bundle finds the native driver.
    bundle = mkdtempSync(join(root, 'node_modules', '.crash-'));
    await build({
      root,
      configFile: false,
      logLevel: 'silent',
      publicDir: false,
      ssr: { noExternal: true },
      build: {
        ssr: true,
        outDir: bundle,
        target: 'node20',
        lib: { entry: join(root, 'tests/support/crash-child.ts'), formats: ['cjs'] },
        rolldownOptions: {
          external: ['better-sqlite3', /^node:/],
          output: { codeSplitting: false, entryFileNames: 'child.cjs' },
        },
      },
    });
    script = join(bundle, 'child.cjs');
  });
  afterAll(() => rmSync(bundle, { recursive: true, force: true }));
  beforeEach(() => {
    path = join(testFolder(), 'dossier.db');
  });

  const look = <T>(read: (store: Store) => T): T => {
    const store = openStore(path, startOfTime);
    try {
      return read(store);
    } finally {
      store.database.close();
    }
  };

  /** Runs of sections, and a chain of jobs of which each waits for the one before. Returns how many jobs there are. */
  const enqueue = (runs: number, sections: number, chain: number): number =>
    look((store) => {
      for (let run = 0; run < runs; run++) addRun(store, `file-${run}`, sections);
      const ids = Array.from({ length: chain }, (_, nth) => jobIdSchema.parse(`chain-${nth}`));
      const jobs = ids.map((id, nth) =>
        newJob({ id, dependsOn: ids.slice(Math.max(0, nth - 1), nth), dependencyRule: 'all-finished' }),
      );
      store.jobs.enqueue(jobs, startOfTime);
      return runs * sections + chain;
    });

  const start = async (env: Record<string, string> = {}) => {
    const child = startScript(script, [path], env);
    expect(await child.nextLine()).toBe('started');
    return child;
  };

  /** Lets a process finish what is left, without a word of complaint, and looks once more. */
  const finish = async (jobs: number): Promise<void> => {
    const child = await start();
    expect([await child.ended, child.errors()]).toEqual([0, '']);
    look((store) => {
      auditStore(store, jobs);
      const open = "SELECT id FROM jobs WHERE queue = 'test' AND state NOT IN ('completed', 'failed')";
      expect(rowsOf(store, open)).toEqual([]);
      // Every failure is one that was planned, or a job under which the process died three times.
      const failures = rowsOf(store, "SELECT id, crashes FROM jobs WHERE state = 'failed'");
      for (const { id, crashes } of failures) {
        expect([id, Number(/\d+$/.exec(String(id))?.[0]) % 13 === 5 || crashes === 3]).toEqual([id, true]);
      }
      expect(failures.length).toBeLessThan(jobs / 10);
    });
  };

  it('at any moment, fifteen times in a row, loses nothing, doubles nothing and goes on', async () => {
    let jobs = enqueue(3, 150, 100);
    const random = randomFrom(20_260_105);
    let kills = 0;
    for (let round = 0; round < 15; round++) {
      look((store) => addRun(store, `late-${round}`, 40));
      jobs += 40;
      const child = await start();
      // The kill lands wherever the process has got to by the time that we have heard of so many steps.
      for (let step = Math.floor(random() * 60); step >= 0; step--) expect(await child.nextLine()).toBe('step');
      await child.kill();
      if ((await child.ended) === null) kills++;
      expect(child.errors()).toBe('');
      look((store) => auditStore(store, jobs));
    }
    expect(kills).toBeGreaterThan(5);
    await finish(jobs);
  });

  it.each(['after-claim', 'during-run', 'before-commit', 'after-commit'])(
    '%s, takes up where it was',
    async (point) => {
      const jobs = enqueue(1, 30, 5);
      for (const nth of [1, 4]) {
        const child = await start({ DOSSIER_CRASH_POINT: point, DOSSIER_CRASH_NTH: String(nth) });
        expect(await child.ended).toBeNull();
        look((store) => auditStore(store, jobs));
      }
      const lost = look((store) => rowsOf(store, "SELECT id FROM jobs WHERE state = 'running'").length);
      // After a commit the next claim may or may not have begun; at the other points one always has.
      if (point !== 'after-commit') expect(lost).toBeGreaterThan(0);
      await finish(jobs);
      look((store) => {
        const died = rowsOf(store, "SELECT job_id FROM attempts WHERE outcome = 'lost'");
        expect(died.length).toBeGreaterThan(0);
        // What died with the process cost no attempt: only planned retries and failures did.
        expect(rowsOf(store, "SELECT id FROM jobs WHERE state = 'completed' AND attempts_spent > 1")).toEqual([]);
      });
    },
  );
});
