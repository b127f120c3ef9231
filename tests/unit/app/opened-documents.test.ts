import { describe, expect, it } from 'vitest';
import { requireCurrentDraft } from '../../../src-main/app/documents/current-draft.ts';
import { deleteDocuments } from '../../../src-main/app/documents/delete-documents.ts';
import { OpenedDocuments } from '../../../src-main/app/documents/open-draft.ts';
import { openStep } from '../../../src-main/app/drafting/prepare-step.ts';
import type { OpenDocument } from '../../../src-main/documents/document-kind.ts';
import { documentIdSchema, runIdSchema } from '../../../src-shared/model/ids.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { poem, poemKind } from '../../support/kinds/toy-kind.ts';
import { settled } from '../../support/manual-time.ts';
import { createTestApp } from '../../support/test-app.ts';

/** An app of poems that counts how often one is opened from what is stored. */
const countOpening = () => {
  const opened: unknown[] = [];
  const kind = {
    ...poemKind,
    open: (...received: Parameters<typeof poemKind.open>) => {
      opened.push(received[0]);
      return poemKind.open(...received);
    },
  };
  const app = createTestApp({ documentKind: (name) => (name === 'poem' ? kind : null) });
  const start = () => app.start({ kind: 'poem', input: poem, options: runOptionsSchema.parse({}) });
  return { app, opened, start };
};

describe('documents that were opened lately', () => {
  const document = poemKind.open(poem, {}, { today: '2026-11-29' });
  const id = (nth: number) => [documentIdSchema.parse(`doc-${nth}`), runIdSchema.parse(`run-${nth}`)] as const;
  const opener = (opened: number[], nth: number) => (): OpenDocument => {
    opened.push(nth);
    return document;
  };

  it('are opened once, until others were used more lately', () => {
    const opened: number[] = [];
    const documents = new OpenedDocuments(2);
    for (const nth of [1, 2, 1, 3, 1, 2]) documents.get(...id(nth), opener(opened, nth));
    expect(opened).toEqual([1, 2, 3, 2]);
  });

  it('are not kept where opening them failed', () => {
    const opened: number[] = [];
    const documents = new OpenedDocuments();
    const fail = () => {
      throw new Error('it does not fit');
    };
    expect(() => documents.get(...id(1), fail)).toThrow('it does not fit');
    expect(documents.get(...id(1), opener(opened, 1))).toBe(document);
  });

  it('serve every step of a draft, and what looks at the document afterwards', async () => {
    const { app, opened, start } = countOpening();
    app.engine.start();
    const { documentId } = start();
    await settled();
    expect(app.document(documentId).sections).toHaveLength(3);
    requireCurrentDraft(app.deps, documentId).open();
    // Once to plan it, from what was received, and once for all steps, from what is stored.
    expect(opened).toHaveLength(2);
  });

  it('are opened anew for another run, whose options may be others', () => {
    const { app, opened, start } = countOpening();
    const { documentId } = start();
    const options = runOptionsSchema.parse({ language: 'fr' });
    requireCurrentDraft(app.deps, documentId).open();
    const runId = app.deps.ids.run();
    app.store.database.write(() => {
      app.store.runs.insert({ id: runId, documentId, options, concurrency: 1, today: '2026-11-29' }, 0);
      app.store.documents.setCurrentRun(documentId, runId, 0);
    });
    const before = opened.length;
    requireCurrentDraft(app.deps, documentId).open();
    expect(opened).toHaveLength(before + 1);
  });

  it('are let go with a document that is deleted', async () => {
    const { app, opened, start } = countOpening();
    const { documentId, runId } = start();
    const which = { documentId, runId, stepKey: 'title' };
    expect(openStep(app.deps, which)?.document()).toBeDefined();
    await deleteDocuments(app.deps, () => {})({ documentIds: [documentId] });
    expect(openStep(app.deps, which)).toBeNull();
    app.store.database.write(() => app.store.documents.restore([documentId]));
    const before = opened.length;
    expect(openStep(app.deps, which)?.document()).toBeDefined();
    expect(opened).toHaveLength(before + 1);
  });
});
