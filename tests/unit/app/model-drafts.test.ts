import { describe, expect, it } from 'vitest';
import { getRunRecord } from '../../../src-main/app/drafting/get-run-record.ts';
import { regenerateSection } from '../../../src-main/app/drafting/regenerate-section.ts';
import { getSpending } from '../../../src-main/app/models/get-spending.ts';
import type { FaultKind } from '../../../src-main/providers/provider-fault.ts';
import { ProviderFault } from '../../../src-main/providers/provider-fault.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import type { FakeAnswer } from '../../support/fake-model.ts';
import { answering, breaking, createFakeModel, hanging } from '../../support/fake-model.ts';
import { settled } from '../../support/manual-time.ts';
import { createTestApp } from '../../support/test-app.ts';

const lab = runOptionsSchema.parse({ provider: 'lab', kindOptions: { experiences: 0 } });
/** Sections of a file without experiences. */
const sections = 9;
const price = { model: 'small', input: 2, cachedInput: 1, output: 10 };
/** (1,000 - 200) x 2 + 200 x 1 + 300 x 10 */
const costOfOne = 4_800;

const open = (answers: readonly FakeAnswer[], options: Parameters<typeof createTestApp>[0] = {}) => {
  const fake = createFakeModel(answers);
  const app = createTestApp({ models: [fake], policy: { startLimit: null }, ...options });
  return { ...app, fake };
};

const ofKind = (kind: FaultKind, detail: ConstructorParameters<typeof ProviderFault>[2] = {}) =>
  breaking(() => new ProviderFault(kind, 'as the test says', detail), 'Half a');

describe('drafting with a server’s model', () => {
  it('writes down the model that drafts, what each section used and what it cost (A12)', async () => {
    const app = open([answering('Text.')], { settings: { costs: { prices: [price] } } });
    const { documentId, runId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    const record = getRunRecord(app.deps)({ runId });
    expect(record).toMatchObject({ status: 'completed', provider: 'lab', model: 'small' });
    expect(record.performance).toMatchObject({ totalTokens: 1_300 * sections, totalCostMicros: costOfOne * sections });
    expect(record.sections[0]).toMatchObject({ isCached: false, costMicros: costOfOne, tokensUsed: 1_300 });
    const view = app.document(documentId);
    expect(view.paid).toMatchObject({ calls: sections, costMicros: costOfOne * sections, estimatedCalls: 0 });
    expect(view.run?.providerLabel).toBe('Lab');
    expect(view.sections[0]?.origin).toBe('model');
    expect(getSpending(app.deps)()).toMatchObject({
      costMicros: costOfOne * sections,
      calls: sections,
      hitRate: 0,
      promptCacheRate: 0.2,
    });
  });

  it('says of a call whose price is not known that it isn’t, rather than that it was free', async () => {
    const app = open([answering('Text.')]);
    const { runId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    expect(getRunRecord(app.deps)({ runId }).performance.totalCostMicros).toBeNull();
    expect(getSpending(app.deps)()).toMatchObject({ costMicros: 0, unpricedCalls: sections });
  });

  it('asks nobody for an answer that is there already, and says so (A12)', async () => {
    const app = open([answering('Text.')], { settings: { costs: { prices: [price] } } });
    app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    expect(app.fake.calls).toHaveLength(sections);
    const again = app.start({ options: lab });
    await app.time.advance(1_000);
    expect(app.fake.calls).toHaveLength(sections);
    const record = getRunRecord(app.deps)({ runId: again.runId });
    expect(record.status).toBe('completed');
    expect(record.sections.every(({ isCached, costMicros }) => isCached && costMicros === 0)).toBe(true);
    expect(getSpending(app.deps)()).toMatchObject({ costMicros: costOfOne * sections, calls: sections, hitRate: 0.5 });
    expect(app.document(again.documentId).paid).toMatchObject({ calls: 0, cachedAnswers: sections });
  });

  it.each([
    ['another model', { model: 'large' }],
    ['another tone', { tone: 'warm' as const }],
    ['another length', { length: 'short' as const }],
    ['another language', { language: 'German' }],
  ])('takes %s for another question', async (_name, change) => {
    const app = open([answering('Text.')]);
    app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    app.start({ options: { ...lab, ...change } });
    await app.time.advance(1_000);
    expect(app.fake.calls).toHaveLength(2 * sections);
  });

  it('keeps no answer while the cache is off, and uses none that is too old', async () => {
    const app = open([answering('Text.')], { settings: { responseCache: { isOn: false } } });
    app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    expect(app.store.responses.size().entries).toBe(0);
    app.set({ responseCache: { maxDays: 1 } });
    app.start({ options: lab });
    await app.time.advance(1_000);
    expect(app.store.responses.size().entries).toBe(sections);
    app.time.jump(25 * 60 * 60_000);
    app.start({ options: lab });
    await app.time.advance(1_000);
    expect(app.fake.calls).toHaveLength(3 * sections);
  });

  it('asks anew for a section that is regenerated, and keeps the new answer (A12)', async () => {
    const app = open([answering('Text.')]);
    const { documentId, runId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    const [first] = app.document(documentId).sections;
    if (!first) throw new Error('no section');
    app.fake.next(answering('Another text.'));
    regenerateSection(app.deps)({ sectionId: first.id });
    await app.time.advance(1_000);
    expect(app.fake.calls).toHaveLength(sections + 1);
    const now = app.document(documentId);
    expect(now.sections[0]).toMatchObject({ content: 'Another text.', revision: 2 });
    expect(now.status).toBe('completed');
    expect(getRunRecord(app.deps)({ runId }).sections[0]?.content).toBe('Another text.');
    expect(now.run?.counts).toMatchObject({ total: sections, completed: sections });
  });
});

describe('a section whose job was cleaned up', () => {
  it('is regenerated all the same, and the run still counts it once', async () => {
    const app = open([answering('Text.')]);
    const { documentId, runId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    app.store.database.connection.exec('DELETE FROM jobs');
    const [first] = app.document(documentId).sections;
    if (!first) throw new Error('no section');
    expect(first.runId).toBeNull();
    app.fake.next(answering('Another text.'));
    regenerateSection(app.deps)({ sectionId: first.id });
    expect(app.document(documentId).run?.counts).toMatchObject({
      total: sections,
      completed: sections - 1,
      waiting: 1,
    });
    await app.time.advance(1_000);
    const now = app.document(documentId);
    expect(now.sections[0]).toMatchObject({ content: 'Another text.', revision: 2, runId });
    expect(now.run?.counts).toMatchObject({ total: sections, completed: sections, failed: 0 });
    expect(getRunRecord(app.deps)({ runId }).sections).toHaveLength(sections);
  });

  it('leaves no failure behind in its run when it failed then and succeeds now', async () => {
    const app = open([ofKind('refused'), answering('Text.')], { policy: { startLimit: null, concurrency: 1 } });
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    const failed = app.document(documentId);
    expect(failed.run?.counts).toMatchObject({ failed: 1, completed: sections - 1 });
    app.store.database.connection.exec('DELETE FROM jobs');
    const empty = failed.sections.find(({ content }) => content === '');
    if (!empty) throw new Error('no section failed');
    regenerateSection(app.deps)({ sectionId: empty.id });
    await app.time.advance(1_000);
    expect(app.document(documentId)).toMatchObject({ status: 'completed' });
    expect(app.document(documentId).run?.counts).toMatchObject({ total: sections, completed: sections, failed: 0 });
  });
});

describe('a call that goes wrong', () => {
  it.each<[FaultKind, number]>([
    ['cut', 1],
    ['stalled', 1],
    ['timeout', 1],
    ['server-error', 1],
    ['malformed', 1],
    ['rate-limited', 0],
    ['offline', 0],
    ['auth', 0],
    ['quota', 0],
  ])('by %s may have been billed: %i; what had come is kept beside the section', async (kind, estimated) => {
    const app = open([ofKind(kind), answering('Text.')], { policy: { startLimit: null, concurrency: 1 } });
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await settled();
    await settled();
    const [first] = app.document(documentId).sections;
    expect(first?.partial).toBe('Half a');
    expect(first?.paid?.estimatedCalls ?? 0).toBe(estimated);
    const [entry] = app.store.errorLog.list(null, 10);
    expect(entry).toMatchObject({
      jobKind: 'draft-section',
      documentId,
      provider: { fault: kind, origin: 'https://models.example.com', model: 'small' },
    });
    expect(JSON.stringify(entry)).not.toMatch(/Nour|Haddad|Half/);
    // What a whole text replaces is gone.
    for (const { lane, holdReason } of app.store.lanes.all()) {
      if (holdReason) app.store.queue.release(lane, app.time.now());
    }
    await app.time.advance(60_000);
    expect(app.document(documentId)).toMatchObject({
      status: 'completed',
      sections: [{ partial: null }, {}, {}, {}, {}, {}, {}, {}, {}],
    });
  });

  it('is booked as the provider counted it, where it did', async () => {
    const usage = { inputTokens: 10, cachedTokens: 0, outputTokens: 5, reasoningTokens: 0 };
    const app = open([ofKind('refused', { usage, requestId: 'req-9', status: 200 })]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    expect(app.document(documentId)).toMatchObject({
      status: 'failed',
      paid: { calls: sections, inputTokens: 10 * sections, estimatedCalls: 0 },
    });
    expect(app.store.errorLog.list(null, 1)[0]?.provider).toMatchObject({ requestId: 'req-9', status: 200 });
  });

  it('by a stop of the app costs no attempt, and is shown as perhaps billed (F4)', async () => {
    const app = open([hanging('Half a')]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await settled();
    await app.engine.stop(5_000);
    const drafting = app.document(documentId).sections.filter(({ paid }) => paid !== null);
    expect(drafting).toHaveLength(3);
    for (const section of drafting) {
      expect(section).toMatchObject({ partial: 'Half a', paid: { calls: 1, estimatedCalls: 1 } });
      expect(section.paid?.inputTokens).toBeGreaterThan(100);
    }
  });

  it('that never left costs nothing (F1)', async () => {
    const before: FakeAnswer = () => {
      throw new ProviderFault('offline', 'refused');
    };
    const app = open([before]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await settled();
    expect(app.document(documentId).paid).toBeNull();
    expect(app.store.usage.months()).toEqual([]);
  });

  it('holds everything towards its server at once, whichever queue it comes from', async () => {
    const app = open([ofKind('auth', { providerCode: 'invalid_api_key', status: 401 })]);
    app.store.database.write(() => app.store.lanes.ensure('chat', app.fake.model.origin));
    app.start({ options: lab });
    app.engine.start();
    await settled();
    const held = app.store.lanes.all().filter(({ holdReason }) => holdReason === 'no-key');
    expect(held.map(({ queue }) => queue).sort()).toEqual(['chat', 'sections']);
    expect(app.fake.calls.length).toBeLessThanOrEqual(3);
    // One that is new is no way round it.
    app.store.database.write(() => app.store.lanes.ensure('audio', app.fake.model.origin));
    expect(app.store.lanes.all().find(({ queue }) => queue === 'audio')?.holdReason).toBe('no-key');
  });
});
