import { describe, expect, it } from 'vitest';
import { getRunRecord } from '../../../src-main/app/drafting/get-run-record.ts';
import { redraft } from '../../../src-main/app/drafting/redraft.ts';
import { regenerateSection } from '../../../src-main/app/drafting/regenerate-section.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import type { FakeAnswer } from '../../support/fake-model.ts';
import { answering, createFakeModel } from '../../support/fake-model.ts';
import { settled } from '../../support/manual-time.ts';
import { openPack } from '../../support/open-pack.ts';

const key = 'set-1-question-1';
const refused = { do: 'fail', fault: 'refused' } as const;
const answer = { do: 'answer', wordDelayMs: 0 } as const;
const saying = (text: string) => ({ ...answer, text });

const messageOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppFailure) return `${error.error.code}: ${error.error.message}`;
    throw error;
  }
  return 'done';
};

describe('asking for the text of one section (A12, C1)', () => {
  it('has an answer drafted that waited for being asked, in the same draft', async () => {
    const pack = await openPack();
    expect(pack.section(key)).toMatchObject({ content: '', state: { type: 'empty' } });
    pack.regenerate(key);
    expect(pack.section(key).state.type).toBe('waiting');
    expect(pack.view().status).toBe('processing');
    await settled();
    expect(pack.section(key)).toMatchObject({ state: { type: 'drafted' }, revision: 1, runId: pack.runId });
    expect(pack.section(key).content).not.toBe('');
    expect(pack.view().status).toBe('completed');
    expect(pack.unexpected).toEqual([]);
  });

  it('gives the comment to the model as data, each time its own', async () => {
    const asData: FakeAnswer = (request, signal) =>
      answering(request.shape === undefined ? 'An answer.' : '{"questions":[]}')(request, signal);
    const fake = createFakeModel([asData]);
    const pack = await openPack({}, { models: [fake] });
    const lastSource = () => fake.calls.at(-1)?.prompt.source ?? '';
    pack.regenerate(key, 'Speak of the pipelines.');
    await settled();
    expect(lastSource()).toContain('"comment": "Speak of the pipelines."');
    pack.regenerate(key, 'Shorter.');
    await settled();
    expect(lastSource()).toContain('Shorter.');
    expect(lastSource()).not.toContain('Speak of the pipelines');
    pack.regenerate(key);
    await settled();
    expect(lastSource()).not.toContain('"comment"');
    // The same question again, and yet not the answer that is kept of it.
    expect(fake.calls.filter(({ shape }) => shape === undefined)).toHaveLength(3);
  });

  it('keeps the text that stood there among the versions, and its data', async () => {
    const pack = await openPack({ [key]: [saying('First.'), saying('Second.')] });
    const { data } = pack.section(key);
    pack.regenerate(key);
    await settled();
    pack.regenerate(key);
    await settled();
    expect(pack.section(key)).toMatchObject({ content: 'Second.', revision: 2, data });
    const versions = pack.store.database.connection
      .prepare<[string], { content: string }>(
        'SELECT content FROM section_versions WHERE section_id = ? ORDER BY revision',
      )
      .all(pack.section(key).id);
    expect(versions.map(({ content }) => content)).toEqual(['First.', 'Second.']);
  });

  it('refuses a section that is locked, or is being drafted', async () => {
    const pack = await openPack({ [key]: [{ do: 'hang' }] });
    pack.regenerate(key);
    expect(messageOf(() => pack.regenerate(key))).toMatch(/^conflict: .*being drafted/u);
    await settled();
    expect(messageOf(() => pack.regenerate(key))).toMatch(/^conflict: .*being drafted/u);
    const other = pack.section('set-1-question-2');
    pack.store.database.connection.prepare('UPDATE sections SET is_locked = 1 WHERE id = ?').run(other.id);
    expect(messageOf(() => pack.regenerate(other.key))).toMatch(/^conflict: .*locked/u);
    expect(pack.section(other.key).state.type).toBe('empty');
  });

  it('puts a draft beside what the user wrote', async () => {
    const pack = await openPack({ [key]: [saying('By the model.')] });
    pack.store.database.connection
      .prepare("UPDATE sections SET content = 'Mine.', origin = 'user', revision = revision + 1 WHERE id = ?")
      .run(pack.section(key).id);
    pack.regenerate(key);
    await settled();
    expect(pack.section(key)).toMatchObject({ content: 'Mine.', state: { type: 'edited' } });
    const proposals = pack.store.database.connection
      .prepare<[], { content: string }>('SELECT content FROM section_versions WHERE is_proposal = 1')
      .all();
    expect(proposals).toEqual([{ content: 'By the model.' }]);
  });

  it('leaves a document partial while an answer has failed, and whole when it was asked for again', async () => {
    const pack = await openPack({ [key]: [refused, answer] });
    pack.regenerate(key);
    await settled();
    expect(pack.section(key).state).toMatchObject({ type: 'failed', error: { code: 'provider.refused' } });
    expect(pack.view().status).toBe('partial');
    pack.regenerate(key);
    await settled();
    expect(pack.section(key).state.type).toBe('drafted');
    expect(pack.view().status).toBe('completed');
  });

  it('works long after the jobs are gone', async () => {
    const pack = await openPack({ [key]: [saying('First.'), saying('Second.')] });
    pack.regenerate(key);
    await settled();
    pack.forgetJobs();
    expect(pack.section(key)).toMatchObject({ content: 'First.', state: { type: 'drafted' } });
    pack.regenerate(key, 'Other words.');
    await settled();
    expect(pack.section(key)).toMatchObject({ content: 'Second.', revision: 2 });
    expect(pack.view().status).toBe('completed');
  });

  it('is how a first answer comes: drafting the document anew writes those alone that were asked for', async () => {
    const pack = await openPack({ [key]: [saying('First.'), saying('Second.')] });
    const again = () =>
      redraft(pack.deps)({ documentId: pack.documentId, options: runOptionsSchema.parse({ provider: 'scripted' }) });
    expect(messageOf(again)).toMatch(/^conflict: No section .* drafted yet/u);
    pack.regenerate(key);
    await settled();
    expect(again()).toMatchObject({ sections: 1 });
    await settled();
    expect(pack.view().sections.map(({ content }) => content)).toEqual(['Second.', '', '', '', '']);
  });

  it('says so where the server that drafted the document is not set up any more', async () => {
    const fake = createFakeModel([answering('{"questions":[]}')]);
    const pack = await openPack({}, { models: [fake] });
    const deps = { ...pack.deps, provider: () => null };
    const ask = () => regenerateSection(deps)({ sectionId: pack.section(key).id });
    expect(messageOf(ask)).toMatch(/^provider\.unknown/u);
    expect(pack.section(key).state.type).toBe('empty');
  });

  it('is part of the current draft for a section that was locked when that began', async () => {
    const pack = await openPack({ [key]: [saying('First.'), saying('Second.')] });
    const other = 'set-1-question-2';
    pack.regenerate(key);
    pack.regenerate(other);
    await settled();
    const { connection } = pack.store.database;
    const lock = connection.prepare('UPDATE sections SET is_locked = ? WHERE id = ?');
    lock.run(1, pack.section(key).id);
    const again = redraft(pack.deps)({
      documentId: pack.documentId,
      options: runOptionsSchema.parse({ provider: 'scripted' }),
    });
    await settled();
    expect(again.sections).toBe(1);
    lock.run(0, pack.section(key).id);
    const before = pack.store.runs.get(pack.runId);
    pack.regenerate(key);
    expect(pack.view()).toMatchObject({ status: 'processing', run: { id: again.runId, counts: { total: 2 } } });
    await settled();
    expect(pack.section(key)).toMatchObject({ content: 'Second.', runId: again.runId, state: { type: 'drafted' } });
    expect(pack.view()).toMatchObject({ status: 'completed', run: { counts: { total: 2, completed: 2 } } });
    expect(pack.store.runs.get(pack.runId)).toEqual(before);
    const record = getRunRecord(pack.deps)({ runId: again.runId });
    expect(record.sections.map((one) => one.key)).toEqual([key, other]);
  });
});
