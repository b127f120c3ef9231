import { describe, expect, it } from 'vitest';
import type { DocumentView } from '#shared/model/document.ts';
import { documentIdSchema, jobIdSchema, sectionIdSchema } from '#shared/model/ids.ts';
import type { SectionView } from '#shared/model/section.ts';
import type { StepView } from '#shared/model/step.ts';
import { staleSections } from '../../../src-renderer/stores/document-store.ts';
import type { DocumentState } from '../../../src-renderer/stores/open-document.ts';
import {
  applyDeltas,
  applySection,
  applyView,
  closedDocument,
  needsWhole,
} from '../../../src-renderer/stores/open-document.ts';
import { sectionAnswer } from '../../support/fake-routes.ts';
import { documentView } from './document-view.ts';
import { sectionView } from './section-view.ts';

const documentId = documentIdSchema.parse('doc-1');
const otherId = documentIdSchema.parse('doc-2');
const [first, second] = [sectionIdSchema.parse('s-1'), sectionIdSchema.parse('s-2')];
const opened: DocumentState = { ...closedDocument, documentId };

const drafting = sectionView({
  state: { type: 'drafting', startedAt: 0, attempt: 1 },
  live: { claimNo: 1, text: 'ab' },
});
const waiting = (position: number): SectionView =>
  sectionView({ id: second, key: 'languages', state: { type: 'waiting', reason: { type: 'in-line', position } } });
const drafted = sectionView({
  content: 'Languages',
  revision: 1,
  state: { type: 'drafted', processingTimeMs: 20 },
});

const viewAt = (seq: number, part: Partial<DocumentView> = {}): DocumentView =>
  documentView({ seq, sections: [drafting, waiting(2)], ...part });
const answerAt = (seq: number, part: Partial<DocumentView> = {}) => sectionAnswer(viewAt(seq, part), first, seq);

const delta = (offset: number, text: string, id = documentId) => ({
  documentId: id,
  sectionId: first,
  claimNo: 1,
  offset,
  text,
});

describe('the open document (A7, C2)', () => {
  it('drops an answer that is older than the one it holds', () => {
    const held = applyView(opened, viewAt(7, { title: 'new' }));
    expect(applyView(held, viewAt(6, { title: 'old' }))).toBe(held);
    expect(applyView(held, viewAt(8, { title: 'newer' })).view?.title).toBe('newer');
  });

  it('drops an answer for a document that is no longer open', () => {
    expect(applyView(opened, viewAt(1, { id: otherId }))).toBe(opened);
    expect(applySection(opened, answerAt(1, { id: otherId }))).toBe(opened);
  });

  it('goes on from the live text of the answer', () => {
    const held = applyView(opened, viewAt(1));
    const { state, gaps } = applyDeltas(held, [delta(2, 'cd'), delta(4, 'e')]);
    expect(state.live.get(first)?.text).toBe('abcde');
    expect(gaps.size).toBe(0);
  });

  it('asks for the section of which text is missing, and keeps what it has', () => {
    const held = applyView(opened, viewAt(1));
    const { state, gaps } = applyDeltas(held, [delta(9, 'z')]);
    expect([...gaps]).toEqual([first]);
    expect(state).toBe(held);
  });

  it('takes no text of other documents', () => {
    const { state, gaps } = applyDeltas(opened, [delta(0, 'x', otherId)]);
    expect(state).toBe(opened);
    expect(gaps.size).toBe(0);
  });
});

describe('the answer of one section', () => {
  it('changes that section, what the document says of itself, and where the others wait', () => {
    const held = applyView(opened, viewAt(1));
    const state = applySection(held, answerAt(2, { sections: [drafted, waiting(1)], status: 'partial', updatedAt: 5 }));
    expect(needsWhole(state)).toBe(false);
    expect(state.view).toMatchObject({ status: 'partial', updatedAt: 5, sections: [drafted, waiting(1)] });
    expect(state.live.get(first)).toMatchObject({ text: '', hasEnded: true });
  });

  it('stays when an older whole one comes after it', () => {
    const held = applyView(opened, viewAt(1));
    const state = applySection(held, answerAt(5, { sections: [drafted, waiting(1)], status: 'partial' }));
    const after = applyView(state, viewAt(4, { title: 'renamed' }));
    expect(after.view).toMatchObject({ title: 'renamed', status: 'partial', sections: [drafted, waiting(1)] });
    expect(applyView(after, viewAt(6)).view).toMatchObject({ status: 'processing', sections: [drafting, waiting(2)] });
  });

  it('is dropped where a newer one or a newer whole one is held', () => {
    const held = applyView(opened, viewAt(4));
    expect(applySection(held, answerAt(3))).toBe(held);
    const newer = applySection(held, answerAt(6, { sections: [drafted] }));
    expect(applySection(newer, answerAt(5))).toBe(newer);
  });

  it('leaves sections that are not touched as the very objects they were', () => {
    const held = applyView(opened, viewAt(1));
    const state = applySection(held, answerAt(2, { sections: [drafted, waiting(2)] }));
    expect(state.view?.sections[1]).toBe(held.view?.sections[1]);
  });

  it('says nothing of a section that is not held', () => {
    const held = applyView(opened, viewAt(1, { sections: [waiting(1)] }));
    expect(applySection(held, answerAt(2))).toBe(held);
  });

  it('needs the whole where the headings have another language by now, also if an older whole comes after it', () => {
    const held = applyView(opened, viewAt(1));
    const french = applySection(held, answerAt(5, { language: 'fr' }));
    expect([held, french, applyView(french, viewAt(4))].map(needsWhole)).toEqual([false, true, true]);
    const english = applySection(held, answerAt(5));
    expect([english, applyView(english, viewAt(4, { language: 'fr' }))].map(needsWhole)).toEqual([false, true]);
    expect(needsWhole(applyView(french, viewAt(5, { language: 'fr' })))).toBe(false);
  });
});

describe('what changes make stale', () => {
  const jobId = jobIdSchema.parse('j-1');
  const step = (key: string, part: Partial<StepView>): StepView => ({
    key,
    sectionId: null,
    hold: null,
    label: { key: 'competence-file.education', params: {} },
    exclusive: null,
    jobId: null,
    state: 'running',
    askedAt: null,
    startedAt: null,
    finishedAt: null,
    doneAt: null,
    error: null,
    ...part,
  });
  const steps = [
    step('education', { sectionId: first, jobId }),
    step('outline', { jobId: jobIdSchema.parse('j-outline') }),
  ];
  const view = viewAt(1, { steps });
  const change = (entity: 'section' | 'job' | 'usage' | 'document' | 'run' | 'lane', id: string, of = documentId) => ({
    seq: 1,
    entity,
    id,
    documentId: entity === 'lane' ? null : of,
  });

  it('are the sections named, also by the jobs that write them', () => {
    expect(staleSections(view, [change('section', 's-2')])).toEqual(new Set([second]));
    expect(staleSections(view, [change('job', 'j-1'), change('usage', 'j-1')])).toEqual(new Set([first]));
    expect(staleSections(view, [change('document', 'doc-2', otherId), change('job', 'j-9', otherId)])).toEqual(
      new Set(),
    );
  });

  it.each([
    ['the document', change('document', 'doc-1')],
    ['its run', change('run', 'r-1')],
    ['a lane it may wait in', change('lane', 'sections|embedded')],
    ['a section that is not known yet', change('section', 's-9')],
    ['a job that is not known yet', change('job', 'j-9')],
    ['a job that writes no section', change('job', 'j-outline')],
  ])('is everything after a change of %s', (_what, changed) => {
    expect(staleSections(view, [change('section', 's-2'), changed])).toBe('all');
  });

  it('is everything where many sections changed at once', () => {
    const sections = [1, 2, 3, 4].map((nth) => sectionView({ id: sectionIdSchema.parse(`s-${nth}`) }));
    const many = viewAt(1, { sections });
    const changes = sections.map(({ id }) => change('section', id));
    expect(staleSections(many, changes.slice(1))).toHaveProperty('size', 3);
    expect(staleSections(many, changes)).toBe('all');
  });
});
