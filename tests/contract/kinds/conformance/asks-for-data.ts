import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ConnectionFacts } from '../../../../src-main/app/ports.ts';
import type { DocumentId } from '../../../../src-shared/model/ids.ts';
import type { ModelServer } from '../../../support/model-server/model-server.ts';
import { startModelServer } from '../../../support/model-server/model-server.ts';
import { openProvider } from '../../../support/model-server/open-provider.ts';
import type { CaseApp } from './case-app.ts';
import { openCase } from './case-app.ts';
import type { DataAnswer, KindCase } from './kind-case.ts';

/** Waits until a document's step has ended; looked at after each commit. */
const untilState = (app: CaseApp, documentId: DocumentId, key: string): Promise<string> =>
  new Promise((resolve) => {
    const look = () => {
      const state = app.store.steps.get(documentId, key)?.jobState;
      if (state === 'completed' || state === 'failed') resolve(state);
    };
    app.store.database.onCommit(look);
    look();
  });

/** Everything of a document that a user may come to see. */
const shownOf = (app: CaseApp, documentId: DocumentId): string => {
  const { sections, steps, title } = app.document(documentId);
  return JSON.stringify({ title, steps, sections });
};

/** That a kind takes a model's data as far as it fits and its input bears it out, through the very provider of the product. */
export const asksForData = (facts: KindCase, answer: DataAnswer): void => {
  describe('a step that asks a model for data', () => {
    let server: ModelServer;
    beforeEach(async () => {
      server = await startModelServer();
    });
    afterEach(() => server.close());

    const begin = (text: string) => {
      server.play({ rules: [{ steps: [{ do: 'answer', text }] }] });
      const { provider, options } = openProvider(server.baseUrl);
      const { label, baseUrl, model, isBackground, maxOutputTokens } = options.connection;
      const connection: ConnectionFacts = {
        label,
        baseUrl,
        model,
        isBackground,
        maxOutputTokens,
        firstByteMs: 60_000,
        reach: 'loopback',
      };
      const app = openCase(facts, { models: [{ model: provider, facts: connection }] });
      return { app, documentId: app.begin(provider.name, { maxRetries: 0 }) };
    };

    it('stores what fits, and nothing that was made up', async () => {
      const { app, documentId } = begin(answer.fitting);
      expect(await untilState(app, documentId, answer.step)).toBe('completed');
      const shown = shownOf(app, documentId);
      for (const text of answer.kept) expect(shown).toContain(text);
      for (const text of answer.invented) expect(shown).not.toContain(text);
      await app.engine.stop(0);
    });

    it('fails as malformed when it does not fit twice, and leaves nothing of it', async () => {
      const { app, documentId } = begin(answer.wrong);
      expect(await untilState(app, documentId, answer.step)).toBe('failed');
      const { steps, sections } = app.document(documentId);
      expect(steps.find(({ key }) => key === answer.step)?.error?.code).toBe('provider.malformed');
      expect(sections.filter(({ data }) => data !== null)).toEqual([]);
      await app.engine.stop(0);
    });
  });
};
