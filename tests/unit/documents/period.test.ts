import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostRecentFirst } from '../../../src-main/documents/people/experience-order.ts';
import type { Period } from '../../../src-main/documents/people/period.ts';
import {
  formatCompletion,
  formatDuration,
  formatPeriod,
  monthsCovered,
} from '../../../src-main/documents/people/period.ts';
import { yearsOfExperience } from '../../../src-main/documents/people/years-of-experience.ts';
import { inputOf, today } from './support/drafting.ts';
import { settledText } from './support/settled-text.ts';

const period = (given: Partial<Period>): Period => ({ isCurrent: false, ...given });

describe('dates in one format', () => {
  it.each<[Partial<Period>, string]>([
    [{ start: '2019-03', end: '2021-02' }, 'Mar 2019 – Feb 2021'],
    [{ start: '2019-03-31', end: '2021-02-01' }, 'Mar 2019 – Feb 2021'],
    [{ start: '2015', end: '2018' }, '2015 – 2018'],
    [{ start: '2015', end: '2015' }, '2015'],
    [{ start: '2019-03', isCurrent: true }, 'Mar 2019 – present'],
    [{ start: '2019-03' }, 'From Mar 2019'],
    [{ end: '2019-12' }, 'Until Dec 2019'],
    [{ isCurrent: true }, 'Ongoing'],
    [{ label: 'spring 2019, part time' }, 'spring 2019, part time'],
    [{ start: '2019-03', label: 'until the autumn after' }, 'Mar 2019 (until the autumn after)'],
    [{}, ''],
  ])('%j reads "%s"', (given, expected) => {
    // What the source wrote is marked as a fragment until the line is settled.
    expect(settledText(formatPeriod(period(given)))).toBe(expected);
  });

  it('tells what was finished by its lone date', () => {
    expect(formatCompletion(period({ end: '2015-06' }))).toBe('Jun 2015');
    expect(formatCompletion(period({ start: '2015' }))).toBe('From 2015');
    expect(formatCompletion(period({ start: '2012', end: '2015' }))).toBe('2012 – 2015');
  });

  it.each<[Partial<Period>, string | undefined]>([
    [{ start: '2019-03', end: '2021-02' }, '2 years'],
    [{ start: '2019-03', end: '2019-03' }, '1 month'],
    [{ start: '2019-01', end: '2020-03' }, '1 year 3 months'],
    [{ start: '2021-03', isCurrent: true }, '5 years 8 months'],
    [{ start: '2015', end: '2018' }, undefined],
    [{ start: '2019-03' }, undefined],
    [{ start: '2025-01', end: '2028-01' }, undefined],
    [{ start: '2021-03', end: '2019-01' }, undefined],
  ])('%j lasted %s', (given, expected) => {
    expect(formatDuration(period(given), today)).toBe(expected);
  });
});

describe('order of experiences (A2)', () => {
  const order = (...periods: (Partial<Period> & { name: string })[]) =>
    mostRecentFirst(periods.map((one) => ({ isCurrent: false, ...one }))).map(({ name }) => name);

  it('puts what still runs first, then goes by end, then by start; undated last', () => {
    expect(
      order(
        { name: 'undated' },
        { name: 'old', start: '2010', end: '2012' },
        { name: 'same end, later start', start: '2015-06', end: '2018-01' },
        { name: 'same end', start: '2013', end: '2018-01' },
        { name: 'running since 2016', start: '2016', isCurrent: true },
        { name: 'running since 2020', start: '2020', isCurrent: true },
      ),
    ).toEqual(['running since 2020', 'running since 2016', 'same end, later start', 'same end', 'old', 'undated']);
  });

  it('keeps the order of the source where dates tie', () => {
    expect(order({ name: 'a' }, { name: 'b' }, { name: 'c' })).toEqual(['a', 'b', 'c']);
  });
});

describe('years of experience (A1)', () => {
  const yearsOf = (candidate: object) => yearsOfExperience(inputOf({ fullName: 'A', ...candidate }).candidate, today);
  const at = (start: string, end: string, nature = 'employment') => ({ start, end, nature });

  it('takes the figure that was given', () => {
    expect(yearsOf({ yearsOfExperience: 7.5, experience: [at('2000', '2020')] })).toBe('7.5 years of experience');
    expect(yearsOf({ yearsOfExperience: 1 })).toBe('1 year of experience');
  });

  it('takes the count of the own summary before any of its own, so that there are never two', () => {
    expect(yearsOf({ summary: 'Engineer with 5+ years of experience.', experience: [at('2000', '2020')] })).toBe(
      '5+ years of experience',
    );
  });

  it('counts overlapping jobs once and gaps not at all', () => {
    const experience = [at('2010-01', '2013-12'), at('2012-01', '2014-12'), at('2018-01', '2019-12')];
    expect(yearsOf({ experience })).toBe('7 years of experience');
  });

  it('counts employment only, and says "+" when some of it is undated', () => {
    expect(yearsOf({ experience: [at('2010-01', '2012-12'), at('2000', '2010', 'volunteer')] })).toBe(
      '3 years of experience',
    );
    expect(yearsOf({ experience: [at('2010-01', '2012-12'), { company: 'X' }] })).toBe('3+ years of experience');
  });

  it('says nothing where nothing can be known', () => {
    expect(yearsOf({ experience: [{ company: 'X', start: '2010' }] })).toBeUndefined();
    expect(yearsOf({})).toBeUndefined();
  });

  it('never counts more months than lie between the first and the last, nor fewer than the longest span', () => {
    const span = fc
      .tuple(fc.nat(600), fc.integer({ min: 1, max: 200 }))
      .map(([from, length]) => ({ from, to: from + length }));
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 12 }), (spans) => {
        const months = new Set(
          spans.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)),
        );
        expect(monthsCovered(spans)).toBe(months.size);
      }),
    );
  });
});
