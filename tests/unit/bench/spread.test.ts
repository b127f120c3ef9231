import { describe, expect, it } from 'vitest';
import { percentileOf, ratiosOf, spreadOf } from '../../bench/spread.ts';

describe('the spread of what was measured', () => {
  it('has the value in the middle, whatever the order', () => {
    expect(spreadOf([9, 1, 5])).toEqual({ median: 5, min: 1, max: 9 });
  });

  it('lies between the two in the middle of an even number', () => {
    expect(spreadOf([4, 1, 10, 2])).toEqual({ median: 3, min: 1, max: 10 });
  });

  it('compares numbers as numbers', () => {
    expect(spreadOf([100, 20, 3]).median).toBe(20);
  });

  it('is refused for nothing', () => {
    expect(() => spreadOf([])).toThrow('nothing');
  });
});

describe('a percentile', () => {
  const hundred = Array.from({ length: 100 }, (_, nth) => 100 - nth);

  it('is a value that was measured, with so many at or below it', () => {
    expect(percentileOf(hundred, 0.5)).toBe(50);
    expect(percentileOf(hundred, 0.99)).toBe(99);
    expect(percentileOf(hundred, 1)).toBe(100);
    expect(percentileOf(hundred, 0)).toBe(1);
  });

  it('leaves what it was given as it was', () => {
    const values = [3, 1, 2];
    percentileOf(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('a ratio', () => {
  it('is taken round by round, so that a slow moment of the machine drops out', () => {
    expect(ratiosOf([10, 5], [20, 10])).toEqual([0.5, 0.5]);
  });

  it('is refused when rounds are missing', () => {
    expect(() => ratiosOf([1, 2], [1])).toThrow('pair up');
  });

  it('is refused over nothing', () => {
    expect(() => ratiosOf([1], [0])).toThrow('divide');
  });
});
