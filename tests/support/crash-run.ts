import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCrashBundle } from './crash-bundle.ts';
import type { Finding } from './crash-finding.ts';
import { countFindings } from './crash-finding.ts';
import { createCrashPlace } from './crash-life.ts';
import { randomFrom } from './crash-random.ts';
import type { RoundResult } from './crash-round.ts';
import { runCrashRound } from './crash-round.ts';

/** Kills that one data folder sees before the next one begins: stores stay small enough to be looked over each time. */
const killsARound = 40;

export interface CrashReport extends Record<Finding['kind'], number> {
  readonly kills: number;
  readonly jobs: number;
  readonly seed: number;
  /** How many processes died where. */
  readonly deaths: Record<string, number>;
  readonly durationMs: number;
  /** What was found, and the folders that were kept for it. */
  readonly findings: readonly Finding[];
  readonly kept: readonly string[];
}

interface CrashRunOptions {
  readonly kills: number;
  readonly seed: number;
  /** Told after each folder. */
  readonly onRound?: (killsSoFar: number) => void;
}

/** Kills processes under load, so many times in all, and counts what should not be. Folders with findings are kept. */
export const runCrashes = async ({ kills, seed, onRound = () => {} }: CrashRunOptions): Promise<CrashReport> => {
  const startedAt = performance.now();
  const parent = mkdtempSync(join(tmpdir(), 'dossier-crash-'));
  const bundle = await buildCrashBundle();
  const results: RoundResult[] = [];
  const kept: string[] = [];
  const rounds = Array.from({ length: Math.ceil(kills / killsARound) }, (_, nth) => ({
    nth,
    kills: Math.min(killsARound, kills - nth * killsARound),
  }));

  const work = async (): Promise<void> => {
    for (let round = rounds.shift(); round !== undefined; round = rounds.shift()) {
      const folder = join(parent, `round-${round.nth}`);
      const random = randomFrom(seed + round.nth);
      const place = createCrashPlace(bundle.script, folder);
      const result = await runCrashRound({ place, kills: round.kills, random, cleans: round.nth % 2 === 1 });
      results.push(result);
      if (result.findings.length > 0) {
        kept.push(folder);
        // One broken folder is enough to look at.
        rounds.length = 0;
      } else rmSync(folder, { recursive: true, force: true });
      onRound(results.reduce((sum, { kills: done }) => sum + done, 0));
    }
  };

  try {
    await Promise.all(Array.from({ length: Math.min(4, availableParallelism()) }, work));
  } finally {
    bundle.remove();
    if (kept.length === 0) rmSync(parent, { recursive: true, force: true });
  }
  const findings = results.flatMap((result) => result.findings);
  const deaths: Record<string, number> = {};
  for (const result of results) {
    for (const [point, count] of result.deaths) deaths[point] = (deaths[point] ?? 0) + count;
  }
  return {
    kills: results.reduce((sum, result) => sum + result.kills, 0),
    jobs: results.reduce((sum, result) => sum + result.jobs, 0),
    ...countFindings(findings),
    seed,
    deaths,
    durationMs: Math.round(performance.now() - startedAt),
    findings,
    kept,
  };
};
