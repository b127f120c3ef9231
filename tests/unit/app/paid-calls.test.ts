import { describe, expect, it, vi } from 'vitest';
import { getSpending } from '../../../src-main/app/models/get-spending.ts';
import type { DocumentKind } from '../../../src-main/documents/document-kind.ts';
import { findDocumentKind } from '../../../src-main/documents/registry.ts';
import { SettlementRefused } from '../../../src-main/queue/settlement-refused.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import type { FakeAnswer } from '../../support/fake-model.ts';
import { answering, breaking, createFakeModel, someUsage } from '../../support/fake-model.ts';
import { createTestApp } from '../../support/test-app.ts';

const lab = runOptionsSchema.parse({ provider: 'lab', kindOptions: { experiences: 0 } });
/** Sections of a file without experiences. */
const sections = 9;
const price = { model: 'small', input: 2, cachedInput: 1, output: 10 };
/** (1,000 - 200) x 2 + 200 x 1 + 300 x 10 */
const costOfOne = 4_800;

const open = (
  answers: readonly FakeAnswer[],
  { reach = 'internet', ...options }: Parameters<typeof createTestApp>[0] & { reach?: 'internet' | 'loopback' } = {},
) => {
  const fake = createFakeModel(answers, { reach });
  const app = createTestApp({
    ...options,
    models: [fake],
    policy: { startLimit: null },
    settings: { costs: { prices: [price], monthlyLimit: 10 } },
  });
  return { ...app, fake };
};

type App = ReturnType<typeof open>;

const draft = async (app: App) => {
  const { documentId } = app.start({ options: lab });
  app.engine.start();
  await app.time.advance(600_000);
  return app.document(documentId);
};

const booked = (app: App) => app.store.usage.months().reduce((sum, { calls }) => sum + calls, 0);

describe('a call that was paid is booked (A12)', () => {
  it('when an error that is no fault of a provider ends it: 27 calls were made and none booked', async () => {
    const app = open([breaking(() => new TypeError('not foreseen'), 'Half a')]);
    const document = await draft(app);
    expect(app.fake.calls).toHaveLength(27);
    expect(booked(app)).toBe(27);
    expect(document.paid).toMatchObject({ calls: 27, estimatedCalls: 27 });
    expect(document.sections[0]?.partial).toBe('Half a');
    expect(app.unexpected).toHaveLength(27);
    expect(app.unexpected[0]).toBeInstanceOf(TypeError);
  });

  it('when the work with its answer fails: as the server counted it, and the answer isn’t asked for again', async () => {
    let failures = 0;
    const failing = (kind: DocumentKind): DocumentKind => ({
      ...kind,
      open: (...input) => ({
        ...kind.open(...input),
        onStepDone: () => {
          if (++failures <= sections) throw new RangeError('not foreseen');
          return { sections: [], steps: [] };
        },
      }),
    });
    const app = open([answering('Text.')], {
      documentKind: (name) => {
        const kind = findDocumentKind(name);
        return kind && failing(kind);
      },
    });
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(600_000);
    expect(failures).toBe(2 * sections);
    expect(app.fake.calls).toHaveLength(sections);
    expect(app.document(documentId)).toMatchObject({
      status: 'completed',
      paid: { calls: sections, estimatedCalls: 0, costMicros: costOfOne * sections },
    });
  });

  it('when it doesn’t stop when it is told to, and its slot is freed anyway', async () => {
    const deaf: FakeAnswer = async function* () {
      yield { type: 'sent' };
      await new Promise(() => {});
    };
    const app = open([deaf]);
    const { runId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(100);
    const sent = app.fake.calls.length;
    expect(sent).toBeGreaterThan(0);
    app.engine.cancel(app.store.jobs.idsOfRun(runId, ['scheduled', 'ready', 'running']));
    await app.time.advance(60_000);
    expect(app.fake.calls).toHaveLength(sent);
    expect(booked(app)).toBe(sent);
  });

  it('when the store can never take what came of it', async () => {
    const app = open([answering('Text.')]);
    const refused = new Set<string>();
    vi.spyOn(app.store.sections, 'putDraft').mockImplementation((effect) => {
      refused.add(effect.sectionId);
      throw new SettlementRefused('it contradicts what is stored');
    });
    const document = await draft(app);
    expect(refused.size).toBe(sections);
    expect(document.run?.counts).toMatchObject({ failed: sections });
    expect(booked(app)).toBe(sections);
    expect(getSpending(app.deps)()).toMatchObject({ costMicros: costOfOne * sections });
  });
});

describe('a server’s report of tokens that can’t be true', () => {
  it.each([
    ['9e15 tokens', { inputTokens: 9e15, outputTokens: 9e15 }],
    ['negative', { inputTokens: -1_000_000, outputTokens: 300 }],
    ['fractional', { inputTokens: 1_000.5, outputTokens: 300 }],
    ['not a number', { inputTokens: Number.NaN, outputTokens: 300 }],
    ['more thinking than there can be', { reasoningTokens: 9e12 }],
  ])('(%s) is replaced by an estimate, which is said, and the month goes on', async (_name, change) => {
    const app = open([answering('Text.', { ...someUsage, ...change })]);
    const document = await draft(app);
    expect(document).toMatchObject({ status: 'completed', paid: { calls: sections, estimatedCalls: sections } });
    expect(document.paid?.costMicros).toBeGreaterThan(0);
    expect(app.deps.spending.spentMicros()).toBeLessThan(1_000_000);
  });

  it('is replaced on a server of one’s own that has a price too', async () => {
    const app = open([answering('Text.', { ...someUsage, outputTokens: 9e15 })], { reach: 'loopback' });
    expect((await draft(app)).paid).toMatchObject({ calls: sections, estimatedCalls: sections });
  });

  it('is believed where it is merely high: counts differ, and thinking comes on top', async () => {
    const app = open([answering('Text.', { ...someUsage, inputTokens: 9_000, outputTokens: 12_000 })]);
    expect((await draft(app)).paid).toMatchObject({ calls: sections, estimatedCalls: 0 });
  });
});
