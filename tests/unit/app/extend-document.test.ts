import { describe, expect, it } from 'vitest';
import { extendDocument } from '../../../src-main/app/drafting/extend-document.ts';
import { watchFinishedRuns } from '../../../src-main/app/drafting/finished-runs.watch.ts';
import { getQueueStatus } from '../../../src-main/app/queue/get-queue-status.ts';
import { questionDataSchema } from '../../../src-shared/kinds/interview-pack/question.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { documentIdSchema } from '../../../src-shared/model/ids.ts';
import { settled } from '../../support/manual-time.ts';
import { openPack } from '../../support/open-pack.ts';
import { createTestApp } from '../../support/test-app.ts';

const refused = { do: 'fail', fault: 'refused' } as const;
const answer = { do: 'answer', wordDelayMs: 0 } as const;
const anotherSet = { type: 'questions' };

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppFailure) return error.error.code;
    throw error;
  }
  return 'done';
};

describe('asking a document for more (C1, C3)', () => {
  it('adds another set to the same draft, and keeps the first', async () => {
    const pack = await openPack();
    const first = pack.view().sections.map(({ key, data }) => [key, data]);
    expect(pack.extend({ type: 'questions', count: 7, comment: 'about leading people' })).toEqual({
      sections: 0,
      steps: 1,
    });
    expect(pack.view().status).toBe('processing');
    await settled();
    const { sections, status } = pack.view();
    expect(status).toBe('completed');
    expect(sections.slice(0, 5).map(({ key, data }) => [key, data])).toEqual(first);
    expect(sections.slice(5).map(({ data }) => questionDataSchema.parse(data).set)).toEqual(Array(7).fill(2));
    expect(pack.unexpected).toEqual([]);
  });

  it('is refused while another set is being found, and nothing is changed', async () => {
    const pack = await openPack({ 'questions-2': [{ do: 'hang' }] });
    pack.extend(anotherSet);
    await settled();
    const before = pack.view();
    expect(before.status).toBe('processing');
    expect(codeOf(() => pack.extend(anotherSet))).toBe('conflict');
    expect(pack.view().steps).toEqual(before.steps);
    pack.cancel('questions-2');
    await settled();
    expect(pack.step('questions-2')?.state).toBe('cancelled');
    expect(codeOf(() => pack.extend(anotherSet))).toBe('done');
  });

  it('takes a question of the user’s own meanwhile, which waits to be answered', async () => {
    const pack = await openPack({ 'questions-2': [{ do: 'hang' }] });
    pack.extend(anotherSet);
    await settled();
    const wish = { type: 'own-question', question: 'Why Kafka?', theme: 'technical' };
    expect(pack.extend(wish)).toEqual({ sections: 1, steps: 1 });
    await settled();
    expect(pack.section('set-1-own-6')).toMatchObject({
      state: { type: 'empty' },
      content: '',
      data: { question: 'Why Kafka?', isOwn: true },
    });
    expect(pack.step('set-1-own-6')?.jobId).toBeNull();
  });

  it('says that a set failed, and is whole again once another was found', async () => {
    const pack = await openPack({ 'questions-2': [refused, answer] });
    pack.extend(anotherSet);
    await settled();
    expect(pack.view().status).toBe('partial');
    expect(pack.step('questions-2')).toMatchObject({ state: 'failed', error: { code: 'provider.refused' } });
    expect(pack.view().sections).toHaveLength(5);
    pack.extend({ ...anotherSet, comment: 'other words' });
    await settled();
    expect(pack.view().sections).toHaveLength(10);
    expect(pack.step('questions-2')).toMatchObject({ state: 'completed', error: null });
    expect(pack.view().status).toBe('completed');
  });

  it('says which set has ended, once there are several', async () => {
    const pack = await openPack();
    const told: unknown[] = [];
    const hear = watchFinishedRuns(pack.deps, ({ payload }) => told.push(payload.part));
    const gap = { fromSeq: 1, toSeq: 1, changes: [], queue: getQueueStatus(pack.deps)() };
    hear({ name: 'store.changed', payload: gap });
    await pack.time.advance(10);
    pack.extend(anotherSet);
    await settled();
    hear({ name: 'store.changed', payload: gap });
    await pack.time.advance(10);
    pack.regenerate('set-1-question-1');
    await settled();
    hear({ name: 'store.changed', payload: gap });
    expect(told).toEqual([undefined, { key: 'interview-pack.questions', params: { set: 2 } }, undefined]);
  });

  it('goes on long after the jobs that drafted the document are gone', async () => {
    const pack = await openPack();
    pack.forgetJobs();
    pack.extend(anotherSet);
    await settled();
    expect(pack.view().sections).toHaveLength(10);
    expect(pack.view().status).toBe('completed');
  });

  it.each([{ type: 'lunch' }, { type: 'own-question', question: '', theme: 'technical' }, null])(
    'knows no wish like %j',
    async (wish) => {
      const pack = await openPack();
      expect(codeOf(() => pack.extend(wish))).toBe('input.invalid');
    },
  );

  it('writes nothing where the queue is full, and says which document is not there', async () => {
    const pack = await openPack({}, { policy: { hardLimit: 11, startLimit: null } });
    pack.store.queues.setPaused('sections', true, pack.time.now());
    const other = pack.start();
    expect(other.sections).toBe(11);
    const before = pack.view().steps;
    expect(codeOf(() => pack.extend(anotherSet))).toBe('queue.full');
    expect(pack.view().steps).toEqual(before);
    const nowhere = { documentId: documentIdSchema.parse('nowhere'), wish: anotherSet };
    expect(codeOf(() => extendDocument(createTestApp().deps)(nowhere))).toBe('not-found');
  });
});
