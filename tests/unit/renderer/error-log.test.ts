import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { errorFacts } from '../../../src-renderer/features/settings/errors/error-labels.ts';
import type { ErrorLogState } from '../../../src-renderer/stores/error-log-store.ts';
import { shownEntries, withNewest, withOlder } from '../../../src-renderer/stores/error-log-store.ts';
import { fakeErrors } from '../../support/preview/fake-models.ts';

const all = fakeErrors(20, 0);
const page = (from: number, to: number, total = 20) => ({
  entries: all.filter(({ seq }) => seq <= from && seq >= to),
  total,
  hasMore: to > 1,
});
const unread: ErrorLogState = { entries: null, total: 0, hasMore: false, error: null, isShown: true, clearedUpTo: 0 };
const seqs = (state: ErrorLogState) => shownEntries(state).map(({ seq }) => seq);

describe('the error log in the window (E5)', () => {
  it('is paged through, newest first, without any entry twice', () => {
    const first = withNewest(unread, page(10, 8));
    expect(seqs(withOlder(first, page(8, 6)))).toEqual([10, 9, 8, 7, 6]);
  });

  it('takes new entries in over what was paged through', () => {
    const paged = withOlder(withNewest(unread, page(10, 8)), page(7, 1));
    const fresh = withNewest(paged, page(11, 9));
    expect(seqs(fresh)).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(fresh.hasMore).toBe(false);
  });

  it('lets older pages go where more has come than a page holds: there would be a gap', () => {
    const fresh = withNewest(withNewest(unread, page(10, 8)), page(20, 18));
    expect(seqs(fresh)).toEqual([20, 19, 18]);
    expect(fresh.hasMore).toBe(true);
  });

  it('is empty after it was cleared elsewhere', () => {
    expect(seqs(withNewest(withNewest(unread, page(10, 8)), { entries: [], total: 0, hasMore: false }))).toEqual([]);
  });

  it('hides what is on its way out, and shows what has come since', () => {
    expect(seqs({ ...withNewest(unread, page(11, 9)), clearedUpTo: 10 })).toEqual([11]);
  });

  it('shows facts with a value only, and nothing but codes, names and numbers', () => {
    const t = createTranslator('en', en);
    const [limited] = all;
    if (!limited) throw new Error('no entry');
    const facts = errorFacts(t, limited).map(({ key, value }) => `${t(key)}: ${value}`);
    expect(facts).toContain('Status: 429');
    expect(facts).toContain('Request: req_8f2c41d1b07e4a5fa0c6');
    expect(errorFacts(t, { ...limited, provider: null }).map(({ key }) => key)).toEqual([
      'errors.fact-code',
      'errors.fact-work',
      'errors.fact-job',
    ]);
  });
});
