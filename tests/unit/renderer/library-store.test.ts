import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '#shared/model/document.ts';
import { documentIdSchema } from '#shared/model/ids.ts';
import { appendPage, keepSelected, rangeOf } from '../../../src-renderer/stores/library-store.ts';

const summary = (id: string): DocumentSummary => ({
  id: documentIdSchema.parse(id),
  kind: 'competence-file',
  title: id,
  client: null,
  status: 'completed',
  thread: [],
  createdAt: 0,
  updatedAt: 0,
  run: null,
});
const ids = (documents: readonly DocumentSummary[]) => documents.map(({ id }) => id);

describe('the pages of the library', () => {
  it('adds a page without repeating a document that moved up meanwhile', () => {
    expect(ids(appendPage([summary('b'), summary('a')], [summary('a'), summary('c')]))).toEqual(['b', 'a', 'c']);
  });

  it('selects from where the selection began, in either direction (F7)', () => {
    const documents = ['a', 'b', 'c', 'd'].map(summary);
    const id = (text: string) => documentIdSchema.parse(text);
    expect(rangeOf(documents, id('b'), id('d'))).toEqual(['b', 'c', 'd']);
    expect(rangeOf(documents, id('d'), id('b'))).toEqual(['b', 'c', 'd']);
    expect(rangeOf(documents, null, id('c'))).toEqual(['c']);
    expect(rangeOf(documents, id('gone'), id('c'))).toEqual(['c']);
  });

  it('keeps of a selection what still exists', () => {
    const selected = new Set([documentIdSchema.parse('a'), documentIdSchema.parse('gone')]);
    expect([...keepSelected(selected, [summary('a'), summary('b')])]).toEqual(['a']);
    const all = new Set([documentIdSchema.parse('a')]);
    expect(keepSelected(all, [summary('a')])).toBe(all);
  });
});
