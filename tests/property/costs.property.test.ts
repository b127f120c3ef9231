import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getRunRecord } from '../../src-main/app/drafting/get-run-record.ts';
import { redraft } from '../../src-main/app/drafting/redraft.ts';
import { regenerateSection } from '../../src-main/app/drafting/regenerate-section.ts';
import { ProviderFault } from '../../src-main/providers/provider-fault.ts';
import { AppFailure } from '../../src-shared/model/app-error.ts';
import type { RunId } from '../../src-shared/model/ids.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import type { KindCase } from '../contract/kinds/conformance/kind-case.ts';
import { kindCases } from '../contract/kinds/kind-cases.ts';
import type { FakeAnswer } from '../support/fake-model.ts';
import { createFakeModel } from '../support/fake-model.ts';
import { createTestApp } from '../support/test-app.ts';

/** What the user does with a document, and what the clean-up does to its jobs. */
type Deed =
  | { readonly type: 'regenerate'; readonly at: number }
  | { readonly type: 'redraft' }
  | { readonly type: 'forget-jobs' };

interface Story {
  /** How the calls end, over and over; each costs something else. */
  readonly ends: readonly ('answer' | 'cut' | 'unforeseen')[];
  readonly deeds: readonly Deed[];
}

const stories: fc.Arbitrary<Story> = fc.record({
  ends: fc
    .array(
      fc.constantFrom('answer' as const, 'answer' as const, 'answer' as const, 'cut' as const, 'unforeseen' as const),
      { maxLength: 12 },
    )
    // Without one, nothing would ever be found.
    .map((ends) => [...ends, 'answer' as const]),
  deeds: fc.array(
    fc.oneof(
      fc.record({ type: fc.constant('regenerate' as const), at: fc.nat(20) }),
      fc.constant({ type: 'redraft' as const }),
      fc.constant({ type: 'forget-jobs' as const }),
    ),
    { maxLength: 6 },
  ),
});

const price = { model: 'small', input: 1, cachedInput: 1, output: 1 };

/** Sections of these are drafted when they are asked for. */
const onRequest: Readonly<Record<string, object>> = { 'interview-pack': { questions: 5, answers: 'none' } };

/** Answers one call after the other as the story says: text or data that fits, for another price each time. */
const answers = (ends: Story['ends'], data: string): FakeAnswer =>
  function* (request) {
    const nth = calls++;
    yield { type: 'sent' };
    const end = ends[nth % ends.length];
    if (end === 'cut') throw new ProviderFault('cut', 'as the story says');
    if (end === 'unforeseen') throw new TypeError('as the story says');
    const usage = { inputTokens: 100 + nth, cachedTokens: 0, outputTokens: 10, reasoningTokens: 0 };
    yield { type: 'completed', text: request.shape === undefined ? 'Text.' : data, usage, requestId: null };
  };
let calls = 0;

/** Does it unless it can't be done now, which the user would be told. */
const unlessRefused = (deed: () => unknown): void => {
  try {
    deed();
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error;
  }
};

const play = async ({ kind, input, options, dataAnswer }: KindCase, { ends, deeds }: Story) => {
  calls = 0;
  const fake = createFakeModel([answers(ends, dataAnswer?.fitting ?? '')]);
  const app = createTestApp({
    models: [fake],
    documentKind: (name) => (name === kind.name ? kind : null),
    policy: { startLimit: null },
    settings: { costs: { prices: [price] }, responseCache: { isOn: false }, firstDraft: 'never' },
  });
  const lab = runOptionsSchema.parse({
    provider: 'lab',
    maxRetries: 4,
    kindOptions: { ...options, ...onRequest[kind.name] },
  });
  const { documentId, runId } = app.start({ kind: kind.name, input, options: lab });
  const runs: RunId[] = [runId];
  app.engine.start();
  await app.time.advance(300_000);
  for (const deed of deeds) {
    if (deed.type === 'forget-jobs') {
      app.store.database.connection.exec("DELETE FROM jobs WHERE state IN ('completed', 'failed', 'cancelled')");
    } else if (deed.type === 'redraft') {
      unlessRefused(() => runs.push(redraft(app.deps)({ documentId, options: lab }).runId));
    } else {
      const { sections } = app.document(documentId);
      const section = sections[deed.at % Math.max(1, sections.length)];
      if (section !== undefined) unlessRefused(() => regenerateSection(app.deps)({ sectionId: section.id }));
    }
    await app.time.advance(300_000);
  }
  return { app, documentId, runs };
};

const sum = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((all, one) => all + (one ?? 0), 0);

describe('what a run has cost', () => {
  it.each(kindCases)(
    'is counted once, wherever it is shown: %s',
    async (_name, facts) => {
      await fc.assert(
        fc.asyncProperty(stories, async (story) => {
          const { app, documentId, runs } = await play(facts, story);
          const { connection } = app.store.database;
          const booked = connection.prepare<[], { cost: number }>('SELECT cost_micros AS cost FROM usage').all();
          const all = sum(booked.map(({ cost }) => cost));
          expect(booked).toHaveLength(calls);
          expect(app.deps.spending.spentMicros()).toBe(all);
          const records = runs.map((runId) => getRunRecord(app.deps)({ runId }));
          expect(sum(records.map(({ performance }) => performance.totalCostMicros))).toBe(all);
          for (const { sections, performance } of records) {
            // What found the sections is in the sum alone.
            expect(sum(sections.map(({ costMicros }) => costMicros))).toBeLessThanOrEqual(
              performance.totalCostMicros ?? 0,
            );
          }
          const document = app.document(documentId);
          expect(document.paid?.costMicros ?? 0).toBe(all);
          expect(document.paid?.calls ?? 0).toBe(calls);
          const outlines = connection
            .prepare<[], { cost: number }>('SELECT cost_micros AS cost FROM usage WHERE section_id IS NULL')
            .all();
          const sections = sum(document.sections.map(({ paid }) => paid?.costMicros ?? 0));
          expect(sections + sum(outlines.map(({ cost }) => cost))).toBe(all);
          const lines = records.flatMap((record) => record.sections);
          expect(sum(lines.map(({ costMicros }) => costMicros))).toBe(sections);
          app.store.database.close();
        }),
        { numRuns: 8 },
      );
    },
    120_000,
  );
});
