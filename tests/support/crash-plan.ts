import type { CrashPoint } from './crash-options.ts';
import { crashPoints } from './crash-options.ts';
import { between, oneOf } from './crash-random.ts';

/** How one life is to end. */
export type DeathPlan =
  /** By itself, the nth time that it comes to a point. */
  | { readonly how: 'point'; readonly point: CrashPoint; readonly nth: number }
  /** From outside, so long after it was started, or after it began to work; or in the midst of an orderly stop. */
  | { readonly how: 'kill'; readonly since: 'start' | 'work' | 'stop'; readonly afterMs: number };

/** Points that a life comes to only a few times. */
const rarePoints: ReadonlySet<CrashPoint> = new Set(['during-cancel', 'during-promote', 'during-clean-up']);

interface Circumstances {
  /** Claims that are open now: what a recovery has to do. */
  readonly running: number;
  readonly cleans: boolean;
}

/** How often a life comes to a point within a moment or two. */
const mostTimes = (point: CrashPoint, { running }: Circumstances): number => {
  if (point === 'during-stop') return 1;
  if (point === 'during-recovery') return running;
  return rarePoints.has(point) ? 4 : 20;
};

/** How the next life ends: at a point that it can come to, or at any moment. */
export const planDeath = (random: () => number, circumstances: Circumstances): DeathPlan => {
  if (random() < 0.55) {
    const possible = crashPoints.filter((point) => {
      if (point === 'during-recovery') return circumstances.running > 0;
      return point !== 'during-clean-up' || circumstances.cleans;
    });
    const point = oneOf(random, possible);
    return { how: 'point', point, nth: between(random, 1, mostTimes(point, circumstances)) };
  }
  const chance = random();
  if (chance < 0.2) return { how: 'kill', since: 'start', afterMs: between(random, 40, 160) };
  if (chance < 0.3) return { how: 'kill', since: 'stop', afterMs: between(random, 0, 15) };
  return { how: 'kill', since: 'work', afterMs: between(random, 0, 250) };
};
