import { describe, expect, it } from 'vitest';
import { getSection } from '../../../src-main/app/documents/get-section.ts';
import type { DocumentId } from '../../../src-shared/model/ids.ts';
import { sectionIdSchema } from '../../../src-shared/model/ids.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { settled } from '../../support/manual-time.ts';
import { createTestApp } from '../../support/test-app.ts';

type TestApp = ReturnType<typeof createTestApp>;

/** Looks at each section by itself and at the whole document: both must say the same. */
const expectSame = (app: TestApp, documentId: DocumentId): void => {
  const { sections, steps, status, thread, run, updatedAt, paid, language, seq } = app.document(documentId);
  const waiting = sections.flatMap(({ id, state }) =>
    state.type === 'waiting' ? [{ sectionId: id, reason: state.reason }] : [],
  );
  for (const section of sections) {
    expect(getSection(app.deps, app.live)({ sectionId: section.id })).toEqual({
      seq,
      documentId,
      section,
      steps: steps.filter(({ sectionId }) => sectionId === section.id),
      waiting,
      document: { status, thread, run, updatedAt, paid, language },
    });
  }
};

describe('one section of a document', () => {
  it('is what the whole document shows of it, while it waits, is drafted, fails and is done', async () => {
    const app = createTestApp({
      policy: { concurrency: 1 },
      script: { education: [{ do: 'fail', fault: 'refused' }], languages: [{ do: 'hang' }] },
    });
    const { documentId } = app.start({ options: runOptionsSchema.parse({ provider: 'scripted' }) });
    expectSame(app, documentId);
    app.engine.start();
    await settled();
    const types = app.document(documentId).sections.map(({ state }) => state.type);
    expect(types).toContain('failed');
    expect(types).toContain('drafting');
    expect(types).toContain('drafted');
    expect(types).toContain('waiting');
    expectSame(app, documentId);
  });

  it('brings its marks', async () => {
    const app = createTestApp();
    const { documentId } = app.start();
    const [first] = app.document(documentId).sections;
    if (!first) throw new Error('no section');
    app.store.database.write(() =>
      app.store.marks.put({ id: first.id, documentId }, 'practice', { rating: 4 }, app.time.now()),
    );
    expect(getSection(app.deps, app.live)({ sectionId: first.id }).section.marks).toEqual({ practice: { rating: 4 } });
    expectSame(app, documentId);
  });

  it('is not found where it never was, or its document is deleted', () => {
    const app = createTestApp();
    const { documentId } = app.start();
    const [first] = app.document(documentId).sections;
    if (!first) throw new Error('no section');
    app.store.database.write(() => app.store.documents.remove([documentId], app.time.now()));
    for (const sectionId of [first.id, sectionIdSchema.parse('never')]) {
      expect(() => getSection(app.deps, app.live)({ sectionId })).toThrow('no longer there');
    }
  });
});
