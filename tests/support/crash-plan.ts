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
const rarePoints: ReadonlySet<CrashPoint> = new Set([
  'during-recovery',
  'during-cancel',
  'during-promote',
  'during-stop',
]);

interface Circumstances {
  /** Claims that are open now: what a recovery has to do. */
  readonly running: number;
  readonly cleans: boolean;
}

/** A point that a life can come to now, and which time it is to die there. */
export const planPoint = (random: () => number, point: CrashPoint, { running }: Circumstances): DeathPlan => {
  if (point === 'during-stop') return { how: 'point', point, nth: 1 };
  const most = point === 'during-recovery' ? Math.max(1, running) : rarePoints.has(point) ? 4 : 20;
  return { how: 'point', point, nth: between(random, 1, most) };
};

/** How the next life ends: at a point that it can come to, or at any moment. */
export const planDeath = (random: () => number, circumstances: Circumstances): DeathPlan => {
  if (random() < 0.55) {
    const possible = crashPoints.filter((point) => {
      if (point === 'during-recovery') return circumstances.running > 0;
      return point !== 'during-clean-up' || circumstances.cleans;
    });
    return planPoint(random, oneOf(random, possible), circumstances);
  }
  const chance = random();
  if (chance < 0.2) return { how: 'kill', since: 'start', afterMs: between(random, 40, 160) };
  if (chance < 0.3) return { how: 'kill', since: 'stop', afterMs: between(random, 0, 15) };
  return { how: 'kill', since: 'work', afterMs: between(random, 0, 250) };
};
