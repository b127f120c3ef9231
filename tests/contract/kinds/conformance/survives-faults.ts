import { describe, expect, it } from 'vitest';
import { begunSteps, expectedTexts, openCase, textsOf } from './case-app.ts';
import type { KindCase } from './kind-case.ts';

const answer = { do: 'answer', wordDelayMs: 0 } as const;

/** That a fault of the provider costs no step of a kind more than another try. */
export const survivesFaults = (facts: KindCase): void => {
  describe('faults of the provider', () => {
    it('fail each step that is refused, visibly, and retried each is done', async () => {
      const app = openCase(facts, { script: { '*': [{ do: 'fail', fault: 'refused' }, answer] } });
      const documentId = app.begin('scripted');
      const failed = new Set<string>();
      for (let round = 0; round < 10; round += 1) {
        await app.untilEnded(documentId);
        const { sections, steps, status } = app.document(documentId);
        const now = steps.filter(({ state }) => state === 'failed');
        if (now.length === 0) break;
        expect(['failed', 'partial']).toContain(status);
        for (const { key, sectionId, error } of now) {
          failed.add(key);
          expect(error?.code).toBe('provider.refused');
          if (sectionId === null) continue;
          expect(sections.find(({ id }) => id === sectionId)?.state, key).toMatchObject({ type: 'failed' });
        }
        app.retryFailed(documentId);
      }
      expect([...failed].sort()).toEqual(begunSteps(facts).sort());
      expect(app.document(documentId).status).toBe('completed');
      expect(textsOf(app, documentId)).toEqual(expectedTexts(facts));
      expect(app.unexpected).toEqual([]);
    });

    it('are tried again by themselves where a text is cut', async () => {
      const app = openCase(facts, { script: { '*': [{ do: 'cut', afterWords: 1, wordDelayMs: 0 }, answer] } });
      const documentId = app.begin('scripted');
      await app.untilEnded(documentId);
      expect(app.calls.toSorted()).toEqual(
        begunSteps(facts)
          .flatMap((key) => [key, key])
          .sort(),
      );
      const { status, sections } = app.document(documentId);
      expect(status).toBe('completed');
      expect(sections.filter(({ partial }) => partial !== null)).toEqual([]);
      expect(textsOf(app, documentId)).toEqual(expectedTexts(facts));
    });
  });
};
