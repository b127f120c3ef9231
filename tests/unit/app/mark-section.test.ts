import { describe, expect, it } from 'vitest';
import { markSection } from '../../../src-main/app/documents/mark-section.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { sectionIdSchema } from '../../../src-shared/model/ids.ts';
import { settled } from '../../support/manual-time.ts';
import { openPack } from '../../support/open-pack.ts';
import { createTestApp } from '../../support/test-app.ts';

const key = 'set-1-question-1';

const refusalOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppFailure) return error.error;
    throw error;
  }
  throw new Error('not refused');
};

describe('noting something at a section (C1)', () => {
  it('keeps each mark by its name, replaces it and takes it away, without changing the text', async () => {
    const pack = await openPack();
    const before = pack.section(key);
    pack.mark(key, 'score', { score: 4, notes: 'Clear.' });
    pack.mark(key, 'practice', { tries: [{ rating: 2, at: 1_000, thoughtMs: 30_000 }], notes: '' });
    pack.mark(key, 'score', { score: 5, notes: 'Very clear.' });
    expect(pack.section(key)).toEqual({
      ...before,
      marks: {
        score: { score: 5, notes: 'Very clear.' },
        practice: { tries: [{ rating: 2, at: 1_000, thoughtMs: 30_000 }], notes: '' },
      },
    });
    pack.mark(key, 'score', null);
    expect(Object.keys(pack.section(key).marks)).toEqual(['practice']);
    expect(pack.section('set-1-question-2').marks).toEqual({});
  });

  it('tells the clients which section it was', async () => {
    const pack = await openPack();
    const seq = pack.store.events.lastSeq();
    pack.mark(key, 'score', { score: 1, notes: '' });
    const { id } = pack.section(key);
    const changes = pack.store.events.since(seq, 10);
    expect(changes).toMatchObject([{ entity: 'section', id, documentId: pack.documentId }]);
  });

  it('refuses what the kind does not know, by path and without repeating it', async () => {
    const pack = await openPack();
    const wrong = refusalOf(() => pack.mark(key, 'score', { score: 9, notes: 'secret note' }));
    expect(wrong).toMatchObject({ code: 'input.invalid', issues: [{ path: 'data.score' }] });
    expect(JSON.stringify(wrong)).not.toContain('secret');
    expect(refusalOf(() => pack.mark(key, 'colour', 'red')).code).toBe('input.invalid');
    expect(refusalOf(() => pack.mark(key, 'colour', null)).code).toBe('input.invalid');
    expect(pack.section(key).marks).toEqual({});
  });

  it('knows no marks at a kind that has none', () => {
    const app = createTestApp();
    const [section] = app.document(app.start().documentId).sections;
    const mark = markSection(app.deps);
    const sectionId = section?.id ?? sectionIdSchema.parse('nowhere');
    expect(refusalOf(() => mark({ sectionId, name: 'score', data: { score: 1, notes: '' } })).code).toBe(
      'input.invalid',
    );
    expect(refusalOf(() => mark({ sectionId: sectionIdSchema.parse('nowhere'), name: 'score', data: null })).code).toBe(
      'not-found',
    );
  });

  it('makes what the candidate said evidence of the next answer', async () => {
    const pack = await openPack();
    const open = pack.view().sections.find(({ group }) => group === 'behavioural');
    if (open === undefined) throw new Error('no open question');
    pack.mark(open.key, 'evidence', { text: 'I settled a quarrel over the rota in 2019.' });
    pack.regenerate(open.key);
    await settled();
    expect(pack.section(open.key).content).toContain('I settled a quarrel over the rota in 2019.');
    pack.mark(open.key, 'evidence', null);
    pack.regenerate(open.key);
    await settled();
    expect(pack.section(open.key).content).not.toContain('rota');
  });
});
