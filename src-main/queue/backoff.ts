import type { Backoff } from '#shared/model/queue-policy.ts';

/**
 * The delay before the next attempt, in milliseconds: base × 2^(spent-1), capped, then spread by jitter over its upper
 * half ("equal jitter", M. Brooker, "Exponential Backoff and Jitter", AWS 2015), so that a failed batch doesn't come
 * back as one burst yet never sooner than half the announced delay.
 *
 * @param spent attempts already spent, 1 or more
 * @param random a number in [0, 1)
 */
export const backoffDelayMs = (backoff: Backoff, spent: number, random: number): number => {
  switch (backoff.type) {
    case 'none':
      return 0;
    case 'exponential': {
      // 2^30 is beyond any cap; the exponent is clamped so that the product stays finite.
      const full = Math.min(backoff.maxMs, backoff.baseMs * 2 ** Math.min(spent - 1, 30));
      return Math.round(full / 2 + (full / 2) * random);
    }
  }
};
