import { describe, expect, it } from 'vitest';
import type { DocumentView } from '#shared/model/document.ts';
import { documentIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import type { DocumentState } from '../../../src-renderer/stores/document-store.ts';
import { applyDeltas, applyView } from '../../../src-renderer/stores/document-store.ts';
import { sectionView } from './section-view.ts';

const documentId = documentIdSchema.parse('doc-1');
const sectionId = sectionIdSchema.parse('s-1');

const viewAt = (seq: number, title = 'A', id = documentId): DocumentView => ({
  id,
  seq,
  themeId: null,
  title,
  kind: 'competence-file',
  client: null,
  status: 'processing',
  thread: ['drafting'],
  createdAt: 0,
  updatedAt: 0,
  run: null,
  steps: [],
  sections: [sectionView({ state: { type: 'drafting', startedAt: 0, attempt: 1 }, live: { claimNo: 1, text: 'ab' } })],
  subject: 'A',
  paid: null,
  view: {},
});

const opened: DocumentState = {
  documentId,
  view: null,
  live: new Map(),
  error: null,
  selectedId: null,
  revealNo: 0,
};

const delta = (offset: number, text: string, id = documentId) => ({
  documentId: id,
  sectionId,
  claimNo: 1,
  offset,
  text,
});

describe('the open document (A7, C2)', () => {
  it('drops an answer that is older than the one it holds', () => {
    const held = applyView(opened, viewAt(7, 'new'));
    expect(applyView(held, viewAt(6, 'old'))).toBe(held);
    expect(applyView(held, viewAt(8, 'newer')).view?.title).toBe('newer');
  });

  it('drops an answer for a document that is no longer open', () => {
    expect(applyView(opened, viewAt(1, 'B', documentIdSchema.parse('doc-2')))).toBe(opened);
  });

  it('goes on from the live text of the answer', () => {
    const held = applyView(opened, viewAt(1));
    const { state, hasGap } = applyDeltas(held, [delta(2, 'cd'), delta(4, 'e')]);
    expect(state.live.get(sectionId)?.text).toBe('abcde');
    expect(hasGap).toBe(false);
  });

  it('asks for a refetch when text is missing, and keeps what it has', () => {
    const held = applyView(opened, viewAt(1));
    const { state, hasGap } = applyDeltas(held, [delta(9, 'z')]);
    expect(hasGap).toBe(true);
    expect(state).toBe(held);
  });

  it('takes no text of other documents', () => {
    const { state, hasGap } = applyDeltas(opened, [delta(0, 'x', documentIdSchema.parse('doc-2'))]);
    expect(state).toBe(opened);
    expect(hasGap).toBe(false);
  });
});
