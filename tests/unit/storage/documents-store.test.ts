import { describe, expect, it } from 'vitest';
import type { DocumentCursor } from '../../../src-main/storage/documents-store.ts';
import type { Store } from '../../../src-main/storage/store.ts';
import { documentIdSchema } from '../../../src-shared/model/ids.ts';
import {
  addDocument,
  addRun,
  claimNext,
  draftOf,
  settlement,
  settleOne,
  usageOf,
} from '../../support/sqlite-fixtures.ts';
import { rowOf, rowsOf, startOfTime, storePlaces, testStore } from '../../support/sqlite-store.ts';

/** The whole library, page by page. */
const pagesOf = (store: Store, limit: number, search = ''): string[][] => {
  const pages: string[][] = [];
  let after: DocumentCursor | null = null;
  for (;;) {
    const rows = store.documents.page({ search, after, limit });
    if (rows.length === 0) return pages;
    pages.push(rows.map(({ id }) => id));
    after = rows.at(-1) ?? null;
  }
};

const titlesFor = (store: Store, search: string): string[] =>
  store.documents
    .page({ search, after: null, limit: 100 })
    .map(({ title }) => title)
    .sort();

describe.each(storePlaces)('documents, %s', (place) => {
  it('come newest first, in pages that neither repeat nor skip one, also when many have the same time', () => {
    const store = testStore(place);
    for (const name of ['d', 'b', 'e', 'a', 'c']) addDocument(store, name);
    addDocument(store, 'newest', startOfTime + 1);
    addDocument(store, 'oldest', startOfTime - 1);
    expect(pagesOf(store, 2)).toEqual([['newest', 'e'], ['d', 'c'], ['b', 'a'], ['oldest']]);
    expect(store.documents.count('')).toBe(7);
  });

  it('keep their pages while others are added and removed', () => {
    const store = testStore(place);
    for (const name of ['a', 'b', 'c', 'd']) addDocument(store, name);
    const first = store.documents.page({ search: '', after: null, limit: 2 });
    addDocument(store, 'z', startOfTime + 5);
    store.documents.remove([documentIdSchema.parse('c')], startOfTime);
    const second = store.documents.page({ search: '', after: first.at(-1) ?? null, limit: 2 });
    expect([first, second].map((rows) => rows.map(({ id }) => id))).toEqual([
      ['d', 'c'],
      ['b', 'a'],
    ]);
  });

  it('are found by what was typed, in which % and _ and \\ are letters like any other', () => {
    const store = testStore(place);
    const titles = ['100% Java', '100 Java', 'data_engineer', 'data engineer', 'C:\\cv', "O'Neil"];
    for (const [index, title] of titles.entries()) addDocument(store, `d${index}`, startOfTime, title);
    expect(titlesFor(store, '100%')).toEqual(['100% Java']);
    expect(titlesFor(store, '%')).toEqual(['100% Java']);
    expect(titlesFor(store, 'data_')).toEqual(['data_engineer']);
    expect(titlesFor(store, '\\')).toEqual(['C:\\cv']);
    expect(titlesFor(store, "o'n")).toEqual(["O'Neil"]);
    expect(titlesFor(store, 'JAVA')).toEqual(['100 Java', '100% Java']);
    expect(titlesFor(store, 'haddad')).toHaveLength(titles.length);
    expect(store.documents.count('data_')).toBe(1);
    expect(pagesOf(store, 1, 'java')).toEqual([['d1'], ['d0']]);
  });

  it('are gone when deleted, back when restored, and gone for good when purged', () => {
    const store = testStore(place);
    const [kept, back, gone] = [addDocument(store, 'kept'), addDocument(store, 'back'), addDocument(store, 'gone')];
    store.documents.remove([back, gone], startOfTime + 1);
    expect(pagesOf(store, 10)).toEqual([[kept]]);
    expect([store.documents.get(back), store.documents.count('')]).toEqual([null, 1]);
    store.documents.restore([back]);
    expect(store.documents.get(back)).toMatchObject({ title: 'back', input: { of: 'back' } });
    store.documents.purge(startOfTime + 1);
    expect(rowsOf(store, 'SELECT id FROM documents')).toHaveLength(3);
    store.documents.purge(startOfTime + 2);
    store.documents.restore([gone]);
    expect(pagesOf(store, 10)).toEqual([['kept', 'back']]);
  });

  it('take everything of theirs along when purged, but what was paid', () => {
    const store = testStore(place);
    const run = addRun(store, 'file', 2);
    const other = addRun(store, 'other', 1);
    const job = claimNext(store);
    settleOne(store, job, settlement(job, { effects: [draftOf(run, 'text'), usageOf(7)] }), startOfTime);
    store.documents.remove([run.documentId], startOfTime);
    store.documents.purge(startOfTime + 1);
    const count = (table: string) => rowOf(store, `SELECT count(*) AS n FROM ${table}`)['n'];
    const tables = ['documents', 'runs', 'run_sections', 'sections', 'section_versions', 'jobs', 'attempts', 'usage'];
    expect(Object.fromEntries(tables.map((table) => [table, count(table)]))).toEqual({
      documents: 1,
      runs: 1,
      run_sections: 1,
      sections: 1,
      section_versions: 0,
      jobs: 1,
      attempts: 0,
      usage: 1,
    });
    expect(store.jobs.idsOfRun(other.runId)).toEqual(other.jobIds);
    expect(store.lanes.all()).toMatchObject([{ lane: 'test@embedded', ready: 1, completed: 0, running: 0 }]);
    expect(rowsOf(store, 'PRAGMA foreign_key_check')).toEqual([]);
  });

  it('may be purged while a job of theirs runs: what it brings has nowhere to go and breaks nothing, but is paid', () => {
    const store = testStore(place);
    const run = addRun(store, 'file', 1);
    const job = claimNext(store);
    store.documents.remove([run.documentId], startOfTime);
    store.documents.purge(startOfTime + 1);
    const effects = [draftOf(run, 'late'), usageOf(7)];
    expect(settleOne(store, job, settlement(job, { effects }), startOfTime).isApplied).toBe(false);
    expect(rowsOf(store, 'SELECT output_tokens FROM usage')).toEqual([{ output_tokens: 7 }]);
  });

  it('take a new title', () => {
    const store = testStore(place);
    const id = addDocument(store, 'file');
    store.documents.rename(id, 'Better', startOfTime + 9);
    expect(store.documents.get(id)).toMatchObject({ title: 'Better', updatedAt: startOfTime + 9 });
  });
});
