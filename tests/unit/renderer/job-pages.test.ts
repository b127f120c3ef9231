import { describe, expect, it } from 'vitest';
import type { JobPages, JobQuery, PageAnswer } from '../../../src-renderer/stores/job-pages.ts';
import {
  applyPage,
  emptyPages,
  invalidate,
  jobAt,
  pageSize,
  pagesToFetch,
  placeOf,
} from '../../../src-renderer/stores/job-pages.ts';
import { jobSummary } from './job-summary.ts';

const open: JobQuery = { filter: 'open', queue: null };
const total = 100_000;

const answer = (page: number, requestNo: number, change: Partial<PageAnswer> = {}): PageAnswer => ({
  query: open,
  page,
  requestNo,
  changeNo: 0,
  total,
  jobs: Array.from({ length: pageSize }, (_, at) => jobSummary(`j${page * pageSize + at}`)),
  ...change,
});
const taken = (...answers: PageAnswer[]): JobPages => answers.reduce(applyPage, emptyPages(open));

describe('the pages of a list of 100,000 rows', () => {
  it('give the row at any place whose page was read, and nothing elsewhere', () => {
    const pages = taken(answer(0, 1), answer(999, 2));
    expect(jobAt(pages, 7)?.id).toBe('j7');
    expect(jobAt(pages, total - 1)?.id).toBe('j99999');
    expect(jobAt(pages, 50_000)).toBeUndefined();
    expect(placeOf(pages, jobSummary('j99950').id)).toBe(99_950);
  });

  it('ask for the visible pages only: those missing first, then those that are stale', () => {
    expect(pagesToFetch(emptyPages(open), 0, 20)).toEqual([0]);
    const pages = taken(answer(499, 1));
    expect(pagesToFetch(pages, 49_950, 49_980)).toEqual([]);
    expect(pagesToFetch(pages, 49_980, 50_010)).toEqual([500]);
    expect(pagesToFetch(invalidate(pages), 49_980, 50_010)).toEqual([500, 499]);
  });

  it('show what they have until the answer to a change is there', () => {
    const stale = invalidate(taken(answer(0, 1)));
    expect(jobAt(stale, 3)?.id).toBe('j3');
    const fresh = applyPage(stale, answer(0, 2, { changeNo: 1, jobs: [jobSummary('x')], total: 1 }));
    expect(jobAt(fresh, 0)?.id).toBe('x');
    expect(pagesToFetch(fresh, 0, 30)).toEqual([]);
  });

  it('drop an answer that a later one has overtaken, and keep the later total', () => {
    const late = answer(0, 1, { jobs: [jobSummary('old')], total: 7 });
    const pages = taken(answer(0, 2, { total: 9 }), late);
    expect(jobAt(pages, 0)?.id).toBe('j0');
    expect(pages.total).toBe(9);
    expect(applyPage(taken(answer(1, 2, { total: 900 })), answer(0, 1, { total: 7 })).total).toBe(900);
  });

  it('drop an answer to another list', () => {
    const failed = emptyPages({ filter: 'failed', queue: null });
    expect(applyPage(failed, answer(0, 1))).toBe(failed);
  });

  it('keep the object of a row that is as it was, so that it is not drawn again', () => {
    const before = taken(answer(0, 1));
    const jobs = [jobSummary('j0'), jobSummary('j1', { state: 'running' })];
    const after = applyPage(before, answer(0, 2, { jobs }));
    expect(jobAt(after, 0)).toBe(jobAt(before, 0));
    expect(jobAt(after, 1)?.state).toBe('running');
  });

  it('forget what lies behind the end of a list that became shorter', () => {
    const pages = taken(answer(0, 1), answer(999, 2), answer(0, 3, { total: 250 }));
    expect(jobAt(pages, total - 1)).toBeUndefined();
    expect(pagesToFetch(pages, 99_900, 99_999)).toEqual([2]);
  });

  it('know that an empty list is empty, without asking again', () => {
    const pages = taken(answer(0, 1, { total: 0, jobs: [] }));
    expect(pagesToFetch(pages, 0, 0)).toEqual([]);
  });

  it('hold a bounded number of pages, the ones near the last answer', () => {
    const pages = taken(...Array.from({ length: 200 }, (_, page) => answer(page, page + 1)));
    expect(pages.pages.size).toBeLessThanOrEqual(30);
    expect(pages.pages.has(199)).toBe(true);
  });
});
