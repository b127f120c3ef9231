import { describe, expect, it } from 'vitest';
import { withActive } from '../../../src-renderer/components/table/use-virtual-rows.ts';
import { fromFieldValue, laterTimes, toFieldValue } from '../../../src-renderer/features/queue/detail/later-times.ts';
import { followRow } from '../../../src-renderer/features/queue/jobs/use-active-row.ts';
import type { JobPages } from '../../../src-renderer/stores/job-pages.ts';
import { applyPage, emptyPages } from '../../../src-renderer/stores/job-pages.ts';
import { jobSummary } from './job-summary.ts';

const query = { filter: 'open', queue: null } as const;
const pagesOf = (...ids: string[]): JobPages =>
  applyPage(emptyPages(query), {
    query,
    page: 0,
    requestNo: 1,
    changeNo: 0,
    total: ids.length,
    jobs: ids.map((id) => jobSummary(id)),
  });
const id = (name: string) => jobSummary(name).id;

describe('the row the keyboard is on (F10)', () => {
  it('stays with its job when others before it end', () => {
    expect(followRow(pagesOf('b', 'd', 'e', 'f'), { index: 2, jobId: id('d') })).toEqual({ index: 1, jobId: 'd' });
  });

  it('stays at its place when its job has ended, and within the list', () => {
    expect(followRow(pagesOf('a', 'c'), { index: 1, jobId: id('b') })).toEqual({ index: 1, jobId: 'c' });
    expect(followRow(pagesOf('a'), { index: 5, jobId: id('b') })).toEqual({ index: 0, jobId: 'a' });
  });

  it('waits for its page instead of jumping to a neighbour', () => {
    const pages = { ...pagesOf('a', 'b'), total: 100_000 };
    const active = { index: 50_000, jobId: id('x') };
    expect(followRow(pages, active)).toBe(active);
  });

  it('is drawn wherever it is, since the grid points to it', () => {
    const range = { startIndex: 500, endIndex: 502, overscan: 0, count: 100_000 };
    expect(withActive(3)(range)).toEqual([3, 500, 501, 502]);
    expect(withActive(99_999)(range)).toEqual([500, 501, 502, 99_999]);
    expect(withActive(501)(range)).toEqual([500, 501, 502]);
    expect(withActive(7)({ ...range, startIndex: 0, endIndex: 1, count: 2 })).toEqual([0, 1]);
  });
});

describe('moments to put work off to (D5)', () => {
  const noon = new Date(2026, 10, 20, 12, 30).getTime();
  it('are an hour on, this evening unless it has begun, and tomorrow morning', () => {
    expect(laterTimes(noon).map(({ name }) => name)).toEqual(['hour', 'evening', 'morning']);
    const late = new Date(2026, 10, 20, 22).getTime();
    expect(laterTimes(late).map(({ name }) => name)).toEqual(['hour', 'morning']);
    expect(laterTimes(late).at(-1)?.at).toBe(new Date(2026, 10, 21, 8).getTime());
  });

  it('go into a field and come out of it, unless they are over', () => {
    expect(toFieldValue(noon)).toBe('2026-11-20T12:30');
    expect(fromFieldValue('2026-11-20T12:30', noon - 1)).toBe(noon);
    expect(fromFieldValue('2026-11-20T12:30', noon)).toBeNull();
    expect(fromFieldValue('', noon)).toBeNull();
  });
});
