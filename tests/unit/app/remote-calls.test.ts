import { describe, expect, it } from 'vitest';
import { ProviderFault } from '../../../src-main/providers/provider-fault.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import type { FakeAnswer } from '../../support/fake-model.ts';
import { answering, createFakeModel, hanging, someUsage } from '../../support/fake-model.ts';
import { settled } from '../../support/manual-time.ts';
import { createTestApp } from '../../support/test-app.ts';

const lab = runOptionsSchema.parse({ provider: 'lab', kindOptions: { experiences: 0 } });

/** Begins a call that goes on without us, and then does as told. */
const starting = (then: FakeAnswer): FakeAnswer =>
  async function* (request, signal) {
    if (request.remote?.pending) throw new Error('there is one already');
    yield { type: 'sent' };
    request.remote?.started({ responseId: `resp-${request.sectionKey}`, sequence: 0 });
    request.remote?.progressed(7);
    yield* then(request, signal);
  };

const open = (answers: readonly FakeAnswer[], isBackground = true) => {
  const fake = createFakeModel(answers, { isBackground });
  const app = createTestApp({ models: [fake], policy: { startLimit: null, concurrency: 1 } });
  const stored = () =>
    app.store.database.connection
      .prepare<[], { responseId: string; sequence: number }>(
        'SELECT response_id AS responseId, sequence FROM remote_calls',
      )
      .all();
  return { ...app, fake, stored };
};

describe('a call that outlives the app (opt-in)', () => {
  it('is remembered before its answer is waited for, and forgotten when that has come', async () => {
    const app = open([starting(hanging()), answering('Text.')]);
    app.start({ options: lab });
    app.engine.start();
    await settled();
    expect(app.stored()).toEqual([{ responseId: 'resp-header', sequence: 7 }]);
    const whole = open([starting(answering('Text.'))]);
    const { documentId } = whole.start({ options: lab });
    whole.engine.start();
    await whole.time.advance(1_000);
    expect(whole.document(documentId).status).toBe('completed');
    expect(whole.stored()).toEqual([]);
  });

  it('is not even offered where the user does not want it', async () => {
    const app = open([answering('Text.')], false);
    app.start({ options: lab });
    app.engine.start();
    await app.time.advance(1_000);
    expect(app.fake.calls.every(({ remote }) => remote === undefined)).toBe(true);
  });

  it('is left running by a quit, costs no attempt, and is not booked before its end is known', async () => {
    const app = open([starting(hanging('Half'))]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await settled();
    await app.engine.stop(5_000);
    expect(app.stored()).toHaveLength(1);
    expect(app.fake.cancelled).toEqual([]);
    expect(app.document(documentId)).toMatchObject({ paid: null });
  });

  it('is found again by the next attempt, with what was seen of it', async () => {
    const continued: FakeAnswer = function* (request) {
      const { pending } = request.remote ?? { pending: null };
      const text = pending ? `Continued from ${pending.responseId} at ${pending.sequence}.` : 'Made anew.';
      yield { type: 'completed', text, usage: someUsage, requestId: null };
    };
    const cut: FakeAnswer = () => {
      throw new ProviderFault('cut', 'the connection was lost');
    };
    const app = open([starting(cut), continued]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(60_000);
    const [first] = app.document(documentId).sections;
    expect(first?.content).toBe('Continued from resp-header at 7.');
    expect(first?.paid).toMatchObject({ calls: 1, estimatedCalls: 0 });
    expect(app.stored()).toEqual([]);
  });

  it('that is gone at the provider is forgotten, and made anew', async () => {
    const gone: FakeAnswer = () => {
      throw new ProviderFault('cut', 'not found', { providerCode: 'remote_gone', status: 404 });
    };
    const app = open([starting(gone), starting(answering('Made anew.'))]);
    const { documentId } = app.start({ options: lab });
    app.engine.start();
    await app.time.advance(60_000);
    expect(app.document(documentId).sections[0]).toMatchObject({ content: 'Made anew.', paid: { estimatedCalls: 1 } });
  });

  it('is called off when the user cancels, and may have been billed', async () => {
    const app = open([starting(hanging('Half'))]);
    const { documentId, runId } = app.start({ options: lab });
    app.engine.start();
    await settled();
    app.engine.cancel(app.store.jobs.idsOfRun(runId));
    await app.time.advance(1_000);
    expect(app.fake.cancelled).toEqual(['resp-header']);
    expect(app.stored()).toEqual([]);
    expect(app.document(documentId)).toMatchObject({ status: 'cancelled', paid: { estimatedCalls: 1 } });
  });

  it('answers no other question: with another prompt it is made anew', async () => {
    const app = open([starting(hanging())]);
    const { documentId, runId } = app.start({ options: lab });
    app.engine.start();
    await settled();
    await app.engine.stop(5_000);
    const [jobId] = app.store.jobs.idsOfRun(runId, ['ready']);
    if (!jobId) throw new Error('no job');
    const stored = app.store.remoteCalls.of(jobId);
    expect(stored?.requestKey).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(stored)).not.toContain(app.document(documentId).subject);
  });
});
