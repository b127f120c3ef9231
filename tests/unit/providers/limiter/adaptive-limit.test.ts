import { describe, expect, it } from 'vitest';
import {
  afterQuiet,
  afterRateLimit,
  growsAt,
  quietMs,
  withBounds,
} from '../../../../src-main/providers/limiter/adaptive-limit.ts';

const bounds = { min: 1, max: 8 };
const fresh = { limit: 8, changedAt: 0, halvedAt: Number.NEGATIVE_INFINITY };
const refusalAt = (now: number, begunAt = now) => ({ begunAt, now, quietFrom: now });

describe('the limit that learns', () => {
  it('is halved by a refusal, once for all requests that were under way together (A3)', () => {
    const halved = afterRateLimit(fresh, bounds, refusalAt(1_000, 900));
    expect(halved.limit).toBe(4);
    expect(afterRateLimit(halved, bounds, refusalAt(1_100, 950)).limit).toBe(4);
    expect(afterRateLimit(halved, bounds, refusalAt(1_200, 1_100)).limit).toBe(2);
  });

  it('rounds down and stops at the least allowed', () => {
    expect(afterRateLimit({ ...fresh, limit: 5 }, bounds, refusalAt(1)).limit).toBe(2);
    expect(afterRateLimit({ ...fresh, limit: 5 }, { min: 3, max: 8 }, refusalAt(1)).limit).toBe(3);
    expect(afterRateLimit({ ...fresh, limit: 1 }, bounds, refusalAt(1)).limit).toBe(1);
  });

  it('grows by one after each quiet minute, up to the most allowed, and then waits for nothing', () => {
    const low = { ...fresh, limit: 6 };
    expect(growsAt(low, bounds)).toBe(quietMs);
    expect(afterQuiet(low, bounds, quietMs - 1).limit).toBe(6);
    const grown = afterQuiet(low, bounds, quietMs);
    expect(grown).toMatchObject({ limit: 7, changedAt: quietMs });
    expect(afterQuiet(grown, bounds, 10 * quietMs).limit).toBe(8);
    expect(growsAt({ ...fresh, limit: 8 }, bounds)).toBeNull();
  });

  it('begins its quiet minute anew with each refusal, halved by it or not, and not before a pause ends', () => {
    const halved = afterRateLimit(fresh, bounds, { begunAt: 0, now: 1_000, quietFrom: 31_000 });
    expect(growsAt(halved, bounds)).toBe(31_000 + quietMs);
    const again = afterRateLimit(halved, bounds, { begunAt: 500, now: 40_000, quietFrom: 40_000 });
    expect(again.limit).toBe(4);
    expect(growsAt(again, bounds)).toBe(40_000 + quietMs);
  });

  it('follows changed bounds: at the top it stays there, lowered it is only kept within them', () => {
    expect(withBounds(fresh, bounds, { min: 1, max: 12 }).limit).toBe(12);
    expect(withBounds({ ...fresh, limit: 4 }, bounds, { min: 1, max: 12 }).limit).toBe(4);
    expect(withBounds({ ...fresh, limit: 4 }, bounds, { min: 1, max: 3 }).limit).toBe(3);
    expect(withBounds({ ...fresh, limit: 2 }, bounds, { min: 3, max: 8 }).limit).toBe(3);
  });
});
