import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runIdSchema } from '#shared/model/ids.ts';
import type { ConvertProcess, ConvertProcessOptions } from '../../../src-main/platform/convert-process.ts';
import { createConvertProcess } from '../../../src-main/platform/convert-process.ts';
import { buildWorker } from '../../support/convert/build-worker.ts';
import { forkNodeChild } from '../../support/convert/node-child.ts';
import { plainDressing } from '../../support/export/dressings.ts';
import { exportDocument } from '../../support/export/export-document-builder.ts';
import { hostileDocument, usualDocument } from '../../support/export/sample-documents.ts';

describe('the conversion process, with the built worker', () => {
  let workerPath = '';
  let process: ConvertProcess;

  beforeAll(async () => {
    workerPath = await buildWorker();
    process = createConvertProcess({ workerPath, fork: forkNodeChild });
  });
  afterAll(async () => {
    process.dispose();
    await rm(dirname(workerPath), { recursive: true });
  });

  it('F7: renders every format', async () => {
    const document = usualDocument;
    const dressing = plainDressing;
    const [page, docx, markdown, json] = await Promise.all([
      process.convert('render-html', { document, dressing }),
      process.convert('render-docx', { document, dressing }),
      process.convert('render-markdown', { document }),
      process.convert('render-json', { document }),
    ]);
    expect(page).toContain('url(data:font/woff2;base64,');
    expect(Object.keys(unzipSync(docx))).toContain('word/document.xml');
    expect(markdown).toMatch(/^# Kwame Mensah\n/);
    expect(JSON.parse(json)).toEqual(document.record);
  });

  it('F2: composes a section from the user’s data', async () => {
    const content = await process.convert('compose-step', {
      document: {
        runId: runIdSchema.parse('run-1'),
        kind: 'competence-file',
        input: JSON.stringify({
          candidate: { fullName: 'Ada Lovelace', languages: [{ name: 'English', level: 'native' }] },
        }),
        options: {},
        context: { today: '2026-11-29' },
      },
      work: { key: 'languages', brief: { section: 'languages' }, peers: [] },
    });
    expect(content).toEqual({ markdown: '- **English:** native', data: null });
  });

  it('passes text through whole, lone surrogates and control characters aside', async () => {
    const markdown = await process.convert('render-markdown', { document: hostileDocument });
    expect(markdown).toContain('Null, bell, form feed,');
  });

  it('A1: reads candidates and jobs from text and from bytes', async () => {
    const bytes = new TextEncoder().encode('{"basics":{"name":"Ada Lovelace"}}');
    const candidate = await process.convert('read-source', {
      reads: 'candidate',
      file: { name: 'ada.json', data: bytes },
    });
    expect(candidate).toMatchObject({
      ok: true,
      value: { format: 'json-resume', value: { fullName: 'Ada Lovelace' } },
    });
    const bad = await process.convert('read-source', { reads: 'candidate', file: { name: 'bad.json', data: '{' } });
    expect(bad).toMatchObject({ ok: false, error: { code: 'input.not-json', file: 'bad.json' } });
    const job = await process.convert('read-source', {
      reads: 'job',
      file: { name: 'job.txt', data: 'Title: Cloud Architect\n\nRequirements:\n- Kubernetes' },
    });
    expect(job).toMatchObject({ ok: true, value: { format: 'text' } });
  });

  it('refuses what is no document, and goes on', async () => {
    const document = { ...usualDocument, language: '<script>' };
    await expect(process.convert('render-markdown', { document })).rejects.toMatchObject({
      error: { code: 'internal' },
    });
    expect(await process.convert('render-markdown', { document: usualDocument })).toMatch(/^# Kwame/);
  });
});

describe('the conversion process, with an unruly worker', () => {
  const workerPath = resolve(import.meta.dirname, '../../support/convert/unruly-worker.cjs');
  const opened: ConvertProcess[] = [];
  let exits: Promise<void>[] = [];
  let forks = 0;

  const open = (limits: Pick<ConvertProcessOptions, 'limitMs' | 'idleLimitMs'> = {}): ConvertProcess => {
    forks = 0;
    exits = [];
    const fork = (path: string, execArgv: string[]) => {
      forks += 1;
      const child = forkNodeChild(path, execArgv);
      exits.push(new Promise((done) => child.on('exit', () => done())));
      return child;
    };
    const convert = createConvertProcess({ workerPath, fork, ...limits });
    opened.push(convert);
    return convert;
  };
  const ask = ({ convert }: ConvertProcess, title: string): Promise<string> =>
    convert('render-markdown', { document: exportDocument([], { title }) });

  afterEach(() => {
    for (const convert of opened.splice(0)) convert.dispose();
  });

  it('starts no process before the first conversion, and one for many', async () => {
    const convert = open();
    expect(forks).toBe(0);
    const answers = await Promise.all(['a', 'b', 'nonsense', 'c'].map((title) => ask(convert, title)));
    expect(answers.map((answer) => answer.split(' ')[0])).toEqual(['a', 'b', 'nonsense', 'c']);
    expect(new Set(answers.map((answer) => answer.split(' by ')[1])).size).toBe(1);
    expect(forks).toBe(1);
  });

  it('fails the conversion that killed it and no other', async () => {
    const convert = open();
    const answers = await Promise.allSettled(['a', 'die', 'b'].map((title) => ask(convert, title)));
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(answers[1]).toMatchObject({ reason: { error: { code: 'job.crashed' } } });
    expect(forks).toBe(2);
  });

  it('ends a conversion that hangs, and goes on in a new process', async () => {
    const convert = open({ limitMs: 250 });
    const [hung, next] = await Promise.allSettled([ask(convert, 'hang'), ask(convert, 'b')]);
    expect(hung).toMatchObject({ status: 'rejected', reason: { error: { code: 'job.timeout' } } });
    expect(next).toMatchObject({ status: 'fulfilled' });
    await exits[0];
  });

  it('gives up what its signal stops, where an export held up a quit until its grace was over', async () => {
    const convert = open();
    const [running, waiting] = [new AbortController(), new AbortController()];
    const asked = (title: string, signal?: AbortSignal) =>
      convert.convert('render-markdown', { document: exportDocument([], { title }) }, signal);
    const answers = Promise.allSettled([
      asked('hang', running.signal),
      asked('never', waiting.signal),
      asked('b'),
      asked('late', AbortSignal.abort('too late')),
    ]);
    waiting.abort('called off');
    running.abort('stopped');
    const [hung, never, next, late] = await answers;
    expect([hung, never, late]).toEqual([
      { status: 'rejected', reason: 'stopped' },
      { status: 'rejected', reason: 'called off' },
      { status: 'rejected', reason: 'too late' },
    ]);
    expect(next).toMatchObject({ status: 'fulfilled' });
    await exits[0];
    expect(forks).toBe(2);
  });

  it('says so when no process can be started', async () => {
    const convert = createConvertProcess({
      workerPath,
      fork: () => {
        throw new Error('no more processes');
      },
    });
    await expect(ask(convert, 'a')).rejects.toMatchObject({ error: { code: 'job.crashed' } });
  });

  it('ends itself when there is nothing to do, and starts again', async () => {
    const convert = open({ idleLimitMs: 10 });
    await ask(convert, 'a');
    await exits[0];
    expect(await ask(convert, 'b')).toMatch(/^b by/);
    expect(forks).toBe(2);
  });

  it('fails what runs and waits when it is disposed of', async () => {
    const convert = open();
    const both = Promise.allSettled([ask(convert, 'hang'), ask(convert, 'b')]);
    convert.dispose();
    for (const answer of await both) expect(answer).toMatchObject({ reason: { error: { code: 'job.cancelled' } } });
    await Promise.all(exits);
  });
});
