import { describe, expect, it } from 'vitest';
import { getRunRecord } from '../../../src-main/app/drafting/get-run-record.ts';
import { retrySection } from '../../../src-main/app/drafting/retry-sections.ts';
import { getExportSubject } from '../../../src-main/app/exporting/get-export-subject.ts';
import type { Script } from '../../../src-main/providers/scripted/scripted-provider.ts';
import { exportVariantSchema } from '../../../src-shared/model/export.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { poem, poemKind } from '../../support/kinds/toy-kind.ts';
import { settled } from '../../support/manual-time.ts';
import { createTestApp } from '../../support/test-app.ts';

const openPoems = (script: Script = {}) =>
  createTestApp({ script, documentKind: (name) => (name === 'poem' ? poemKind : null) });

const startPoem = (app: ReturnType<typeof openPoems>, provider = 'embedded') =>
  app.start({ kind: 'poem', input: poem, options: runOptionsSchema.parse({ provider, maxRetries: 0 }) });

describe('steps of any kind', () => {
  it('add the sections that an outline found, and do those that start by themselves', async () => {
    const app = openPoems();
    app.engine.start();
    const { documentId } = startPoem(app);
    await settled();
    const { sections, status } = app.document(documentId);
    expect(app.unexpected).toEqual([]);
    expect(status).toBe('completed');
    expect(sections.map(({ key, state, content }) => [key, state.type, content])).toEqual([
      ['title', 'drafted', '# Ada Moreau'],
      ['verse-1', 'drafted', 'The tide, part 1.'],
      ['verse-2', 'empty', ''],
    ]);
    expect(sections.map(({ runId }) => runId !== null)).toEqual([true, true, false]);
    expect(sections[1]?.data).toEqual({ line: 'The tide, part 1' });
  });

  it('take a model’s outline as data that fits its schema', async () => {
    const app = openPoems({ outline: [{ do: 'answer', wordDelayMs: 0, text: '{"verses":["One","Two","Three"]}' }] });
    app.engine.start();
    const { documentId } = startPoem(app, 'scripted');
    await settled();
    expect(app.document(documentId).sections.map(({ data }) => data)).toEqual([
      null,
      { line: 'One' },
      { line: 'Two' },
      { line: 'Three' },
    ]);
  });

  it('are recorded with their data, by the job that found them (A6)', async () => {
    const app = openPoems();
    app.engine.start();
    const { runId } = startPoem(app);
    await settled();
    const record = getRunRecord(app.deps)({ runId });
    expect(record.status).toBe('completed');
    expect(record.sections.map(({ key, data, success }) => [key, data, success])).toEqual([
      ['title', undefined, true],
      ['verse-1', { line: 'The tide, part 1' }, true],
      ['verse-2', { line: 'The tide, part 2' }, true],
    ]);
    expect(Object.keys(record.sectionsGrouped)).toEqual(['title', 'verses']);
  });

  it('say so in the record when what they started by themselves fails', async () => {
    const app = openPoems({ 'verse-1': [{ do: 'fail', fault: 'refused' }] });
    app.engine.start();
    const { documentId, runId } = startPoem(app, 'scripted');
    await settled();
    expect(app.document(documentId).sections[1]?.state).toMatchObject({ type: 'failed' });
    const record = getRunRecord(app.deps)({ runId });
    expect(record.status).toBe('partial');
    expect(record.sections.map(({ key, success }) => [key, success])).toEqual([
      ['title', true],
      ['verse-1', false],
      ['verse-2', true],
    ]);
  });

  it('leave a document partial when the outline fails, and whole when it is retried', async () => {
    const app = openPoems({
      outline: [
        { do: 'fail', fault: 'refused' },
        { do: 'answer', wordDelayMs: 0 },
      ],
    });
    app.engine.start();
    const { documentId } = startPoem(app, 'scripted');
    await settled();
    expect(app.document(documentId).status).toBe('partial');
    const failed = app.store.steps.get(documentId, 'outline')?.jobId;
    if (!failed) throw new Error('no outline');
    app.store.jobs.retry([failed], app.time.now());
    await settled();
    expect(app.document(documentId)).toMatchObject({ status: 'completed' });
    expect(app.document(documentId).sections).toHaveLength(3);
  });

  it('show a section they found as failed when its text fails, and let it be tried again', async () => {
    const app = openPoems({
      'verse-1': [
        { do: 'fail', fault: 'refused' },
        { do: 'answer', wordDelayMs: 0 },
      ],
    });
    app.engine.start();
    const { documentId } = startPoem(app, 'scripted');
    await settled();
    const [, verse] = app.document(documentId).sections;
    if (verse === undefined) throw new Error('no verse');
    expect(verse.state).toMatchObject({ type: 'failed', error: { code: 'provider.refused' } });
    retrySection(app.deps)({ sectionId: verse.id });
    await settled();
    expect(app.document(documentId).sections[1]).toMatchObject({ state: { type: 'drafted' } });
  });

  it('wait for no step whose job is long gone', async () => {
    const app = openPoems({
      outline: [
        { do: 'fail', fault: 'refused' },
        { do: 'answer', wordDelayMs: 0 },
      ],
    });
    app.engine.start();
    const { documentId } = startPoem(app, 'scripted');
    await settled();
    // The title is done, and its job is old enough to be cleaned up; the outline is tried again after that.
    app.store.database.connection.exec("DELETE FROM jobs WHERE state = 'completed'");
    const failed = app.store.steps.get(documentId, 'outline')?.jobId;
    if (!failed) throw new Error('no outline');
    app.store.jobs.retry([failed], app.time.now());
    await settled();
    expect(app.unexpected).toEqual([]);
    expect(app.document(documentId).sections[1]).toMatchObject({ key: 'verse-1', state: { type: 'drafted' } });
  });

  it('are exported and anonymised as their kind says', async () => {
    const app = openPoems();
    app.engine.start();
    const { documentId } = startPoem(app);
    await settled();
    const subjectOf = async (variant: object) =>
      (await getExportSubject(app.deps)({ documentId, variant: exportVariantSchema.parse(variant) })).subject.document;
    expect((await subjectOf({})).subjectName).toBe('Ada Moreau');
    const anonymous = await subjectOf({ anonymise: {} });
    expect(JSON.stringify(anonymous)).not.toContain('Moreau');
    expect(anonymous.body.sections[0]?.content).toBe('# N. N.');
  });

  it('are found by what their kind says to be found by', async () => {
    const app = openPoems();
    startPoem(app);
    expect(app.store.documents.count('tide')).toBe(1);
  });
});

describe('other papers and tables of a kind', () => {
  const startPack = async () => {
    const app = createTestApp();
    app.engine.start();
    const { documentId } = app.start({
      kind: 'interview-pack',
      options: runOptionsSchema.parse({ kindOptions: { questions: 5 } }),
    });
    await settled();
    const subjectOf = async (variant: object) =>
      (await getExportSubject(app.deps)({ documentId, variant: exportVariantSchema.parse(variant) })).subject;
    return { app, documentId, subjectOf };
  };

  it('are printed in place of the document, under a title that says which', async () => {
    const { subjectOf } = await startPack();
    const { document } = await subjectOf({ paper: 'scorecard' });
    expect(document.title).toMatch(/ · Scorecard$/);
    const headings = document.body.sections.map(({ heading }) => heading);
    expect(headings.at(-1)).toBe('Total');
    expect(document.body.sections.map(({ content }) => content).join('\n')).toContain('| 5');
  });

  it('hold a row for each question', async () => {
    const { subjectOf } = await startPack();
    expect((await subjectOf({})).table).toHaveLength(6);
  });

  it('name nobody where that is asked for', async () => {
    const { subjectOf } = await startPack();
    for (const paper of [null, 'scorecard']) {
      const { document, table } = await subjectOf({ paper, anonymise: { employers: 'hide' } });
      expect(JSON.stringify([document, table])).not.toMatch(/Haddad|Nour|Aurelia|Brume/);
    }
  });

  it('are refused where the kind has none of that name', async () => {
    const { subjectOf, app } = await startPack();
    await expect(subjectOf({ paper: 'poster' })).rejects.toThrow(/No poster/);
    const { documentId } = app.start();
    const variant = exportVariantSchema.parse({ paper: 'scorecard' });
    await expect(getExportSubject(app.deps)({ documentId, variant })).rejects.toThrow(/No scorecard/);
  });
});
