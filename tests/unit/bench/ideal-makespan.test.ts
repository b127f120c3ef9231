import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idealMakespanMs } from '../../bench/ideal-makespan.ts';

const seconds = (count: number) => Array.from({ length: count }, () => 1_000);
const threeASecond = { count: 3, windowMs: 1_000 };

describe('the shortest time for jobs in their order', () => {
  it('is 5 s for 14 jobs of 1 s, three at once, three starts a second', () => {
    expect(idealMakespanMs(seconds(14), 3, threeASecond)).toBe(5_000);
  });

  it('is set by the slots where jobs are longer than the window', () => {
    expect(idealMakespanMs([2_000, 2_000, 2_000], 1, threeASecond)).toBe(6_000);
  });

  it('is set by the start limit where jobs are shorter than the window', () => {
    expect(idealMakespanMs([10, 10, 10, 10, 10, 10, 10], 3, threeASecond)).toBe(2_010);
  });

  it('counts starts in any stretch, not in stretches of the clock', () => {
    // Starts at 0, 600, 1,000 and, a window after the second of them, 1,600.
    expect(idealMakespanMs([600, 10, 10, 10], 1, { count: 2, windowMs: 1_000 })).toBe(1_610);
  });

  it('gives a slot that is free early to the next job', () => {
    expect(idealMakespanMs([3_000, 1_000, 1_000, 1_000], 2, null)).toBe(3_000);
  });

  it('is nothing for no jobs', () => {
    expect(idealMakespanMs([], 3, threeASecond)).toBe(0);
  });

  it('is never shorter than the longest job, nor than all of them shared out over the slots', () => {
    const durations = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(durations, fc.integer({ min: 1, max: 6 }), fc.boolean(), (jobs, slots, isLimited) => {
        const makespan = idealMakespanMs(jobs, slots, isLimited ? threeASecond : null);
        const total = jobs.reduce((sum, job) => sum + job, 0);
        return makespan >= Math.max(...jobs) && makespan >= total / slots && makespan <= total + 1_000 * jobs.length;
      }),
    );
  });
});
