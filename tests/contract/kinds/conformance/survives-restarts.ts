import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { DocumentId } from '../../../../src-shared/model/ids.ts';
import { ManualTime, settled } from '../../../support/manual-time.ts';
import type { CaseApp } from './case-app.ts';
import { begunSteps, expectedTexts, openCase, textsOf } from './case-app.ts';
import type { KindCase } from './kind-case.ts';

const storePath = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-kinds-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return join(folder, 'dossier.db');
};

/** Stops as on quitting: what runs is asked to end, and its claims go back. */
const quit = async (app: CaseApp): Promise<void> => {
  const stopped = app.engine.stop(5_000);
  await app.time.advance(5_000);
  await stopped;
  app.store.database.close();
};

/** Dies without a word: the claims stay, of a boot that nobody has any more. */
const die = (app: CaseApp): void => app.store.database.close();

/**
 * Drafts the case over several lives of the app on one store: each step begins, and its life ends in the middle of it, once.
 *
 * @returns the app in which nothing was left to do, and the steps that were interrupted
 */
const draftOverLives = async (facts: KindCase, end: (app: CaseApp) => Promise<void> | void) => {
  const path = storePath();
  const interrupted = new Set<string>();
  let now: number | undefined;
  let documentId: DocumentId | null = null;
  for (let life = 0; life < 50; life += 1) {
    const done = [...interrupted].map((key): [string, [{ do: 'answer'; wordDelayMs: number }]] => [
      key,
      [{ do: 'answer', wordDelayMs: 0 }],
    ]);
    const time = new ManualTime(now);
    const app = openCase(facts, { path, time, script: { '*': [{ do: 'hang' }], ...Object.fromEntries(done) } });
    if (documentId === null) documentId = app.begin('scripted');
    else app.engine.start();
    await settled();
    await time.advance(1_000);
    const hanging = app.calls.filter((key) => !interrupted.has(key));
    if (hanging.length === 0) return { app, documentId, interrupted };
    for (const key of hanging) interrupted.add(key);
    now = time.now() + 1_000;
    await end(app);
  }
  throw new Error('some step is interrupted for ever');
};

/** That whenever the process ends, the next one goes on, and nothing of a kind is lost or done twice. */
export const survivesRestarts = (facts: KindCase): void => {
  describe('the end of the process in the middle of each step', () => {
    it.each([
      ['quit', quit],
      ['killed', die],
    ] as const)('costs nothing when it is %s', async (_name, end) => {
      const { app, documentId, interrupted } = await draftOverLives(facts, end);
      await app.untilEnded(documentId);
      expect([...interrupted].sort()).toEqual(begunSteps(facts).sort());
      const { status, run, steps } = app.document(documentId);
      expect(status).toBe('completed');
      expect(run?.counts).toMatchObject({ total: begunSteps(facts).length, failed: 0 });
      expect(steps.filter(({ doneAt }) => doneAt !== null)).toHaveLength(interrupted.size);
      expect(textsOf(app, documentId)).toEqual(expectedTexts(facts));
      const versions = app.store.database.connection
        .prepare<[], { most: number }>(
          'SELECT max(n) AS most FROM (SELECT count(*) AS n FROM section_versions GROUP BY section_id)',
        )
        .get();
      expect(versions?.most).toBe(1);
      app.store.database.close();
    });
  });
};
