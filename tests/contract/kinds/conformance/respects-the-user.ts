import { describe, expect, it } from 'vitest';
import { watchForFirstDrafts } from '../../../../src-main/app/drafting/first-drafts.watch.ts';
import { ProviderFault } from '../../../../src-main/providers/provider-fault.ts';
import type { DocumentId } from '../../../../src-shared/model/ids.ts';
import type { FakeAnswer } from '../../../support/fake-model.ts';
import { answering, createFakeModel } from '../../../support/fake-model.ts';
import type { CaseApp } from './case-app.ts';
import { expectedTexts, openCase, textsOf } from './case-app.ts';
import type { KindCase } from './kind-case.ts';

const byModel = 'By the model.';

/** What a user's own edit leaves in the store. */
const edit = ({ store }: CaseApp, documentId: DocumentId, key: string, content: string): void => {
  store.database.connection
    .prepare(
      "UPDATE sections SET content = ?, origin = 'user', revision = revision + 1 WHERE document_id = ? AND key = ?",
    )
    .run(content, documentId, key);
};

const proposalsOf = ({ store }: CaseApp): string[] =>
  store.database.connection
    .prepare<[], { content: string }>('SELECT content FROM section_versions WHERE is_proposal = 1')
    .all()
    .map(({ content }) => content);

/** Sections that have a step that was asked for. */
const writtenKeys = (app: CaseApp, documentId: DocumentId): string[] =>
  app.document(documentId).steps.flatMap(({ key, sectionId, jobId }) => (sectionId && jobId ? [key] : []));

/** That drafts of a kind give way to what the user wrote, and wait for a model without leaving sections empty. */
export const respectsTheUser = (facts: KindCase): void => {
  describe('another draft', () => {
    it('leaves what the user wrote, and keeps its text beside it', async () => {
      const app = openCase(facts, { script: { '*': [{ do: 'answer', text: byModel, wordDelayMs: 0 }] } });
      const documentId = app.begin('embedded');
      await app.untilEnded(documentId);
      const [edited = '', ...others] = writtenKeys(app, documentId);
      edit(app, documentId, edited, 'Mine.');
      const before = textsOf(app, documentId);
      app.redraft(documentId, 'scripted');
      await app.untilEnded(documentId);
      const replaced = Object.fromEntries(others.map((key) => [key, byModel]));
      expect(textsOf(app, documentId)).toEqual({ ...before, ...replaced });
      expect(textsOf(app, documentId)[edited]).toBe('Mine.');
      expect(proposalsOf(app)).toEqual([byModel]);
      expect(app.document(documentId).status).toBe('completed');
    });
  });

  describe('a server that takes no work', () => {
    it('leaves no section empty: the embedded drafter’s text stands until the model’s comes', async () => {
      const offline: FakeAnswer = (request) => {
        if (request.shape === undefined) throw new ProviderFault('offline', 'refused');
        return answering(facts.dataAnswer?.fitting ?? '')(request, new AbortController().signal);
      };
      const fake = createFakeModel([offline]);
      const app = openCase(facts, { models: [fake] });
      const unexpected: unknown[] = [];
      const drafts = watchForFirstDrafts(app.deps, (error) => unexpected.push(error));
      const documentId = app.begin('lab');
      await app.time.advance(100);
      await drafts.look();
      await app.time.advance(100);
      const waiting = app.document(documentId).sections.filter(({ state }) => state.type === 'waiting');
      expect(waiting.length).toBeGreaterThan(0);
      expect(waiting.filter(({ content, origin }) => content === '' || origin !== 'embedded')).toEqual([]);
      fake.next((request, signal) =>
        answering(request.shape === undefined ? byModel : (facts.dataAnswer?.fitting ?? ''))(request, signal),
      );
      for (const { lane, holdReason } of app.store.lanes.all()) {
        if (holdReason !== null) app.store.queue.release(lane, app.time.now());
      }
      await app.untilEnded(documentId);
      const written = writtenKeys(app, documentId);
      const { sections, status } = app.document(documentId);
      expect(status).toBe('completed');
      expect(sections.filter(({ key, content }) => written.includes(key) && content !== byModel)).toEqual([]);
      expect(unexpected).toEqual([]);
    });
  });

  it('is drafted by the embedded drafter in the app as its kind alone drafts it', async () => {
    const app = openCase(facts);
    const documentId = app.begin('embedded');
    await app.untilEnded(documentId);
    expect(textsOf(app, documentId)).toEqual(expectedTexts(facts));
  });
};
