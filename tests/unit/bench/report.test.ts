import { describe, expect, it } from 'vitest';
import { ratioOf, verdictOf } from '../../bench/report.ts';

describe('a verdict', () => {
  it('goes by the median, whatever single rounds did', () => {
    expect(verdictOf('pickup', 'ms', [1, 1.5, 40], { atMost: 2 }).isMet).toBe(true);
    expect(verdictOf('pickup', 'ms', [1, 2.5, 40], { atMost: 2 }).isMet).toBe(false);
    expect(verdictOf('speed', 'x', [0.7], { atLeast: 0.7 }).isMet).toBe(true);
    expect(verdictOf('speed', 'x', [0.69], { atLeast: 0.7 }).isMet).toBe(false);
  });

  it('is left open where there is no target', () => {
    expect(verdictOf('speed', 'x', [1], null).isMet).toBeNull();
  });
});

describe('a ratio of two contestants', () => {
  const rounds = new Map([
    ['ours', [10, 40, 20]],
    ['floor', [20, 40, 20]],
  ]);

  it('is the median of the rounds’ ratios, not the ratio of the medians', () => {
    expect(ratioOf(rounds, 'enqueue', 'ours', 'floor', null)[0]?.value).toEqual({ median: 1, min: 0.5, max: 1 });
  });

  it('is left out when one of them took no part', () => {
    expect(ratioOf(rounds, 'enqueue', 'ours', 'liteque', null)).toEqual([]);
  });
});
