import { describe, expect, it } from 'vitest';
import { listDocuments } from '../../../src-main/app/documents/list-documents.ts';
import { redraft } from '../../../src-main/app/drafting/redraft.ts';
import { getExportSubject } from '../../../src-main/app/exporting/get-export-subject.ts';
import type { Convert } from '../../../src-main/convert/conversions.ts';
import { AppFailure } from '../../../src-shared/model/app-error.ts';
import { candidateSchema } from '../../../src-shared/model/candidate.ts';
import type { Json } from '../../../src-shared/model/json.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { convertInProcess } from '../../support/convert/in-process.ts';
import { createTestApp, testCandidate } from '../../support/test-app.ts';

/** A CV of many pages: some 60,000 characters. */
const longCandidate = candidateSchema.parse({
  ...testCandidate,
  experience: Array.from({ length: 20 }, (_, role) => ({
    company: `Aurelia ${role}`,
    title: 'Data engineer',
    start: `${2000 + role}-01`,
    end: `${2000 + role}-12`,
    responsibilities: Array.from(
      { length: 30 },
      (_, nth) => `Moved pipeline ${nth} of plant ${role} to Kafka, ${'a line of it, '.repeat(6)}`,
    ),
  })),
});

const embedded = runOptionsSchema.parse({ kindOptions: { experiences: 2 } });

/** Conversions with a list of those that were asked for. */
const listening = (convert: Convert = convertInProcess) => {
  const asked: string[] = [];
  const heard: Convert = (name, input) => {
    asked.push(name);
    return convert(name, input);
  };
  return { asked, convert: heard };
};

const draft = async (candidate: typeof testCandidate, convert?: Convert) => {
  const app = createTestApp(convert === undefined ? {} : { convert });
  const { documentId } = app.start({ input: { candidate }, options: embedded });
  app.engine.start();
  await app.time.advance(1_000);
  return { sections: app.document(documentId).sections, unexpected: app.unexpected };
};

it('composes a long input in the conversion process, with the same texts', async () => {
  const { asked, convert } = listening();
  const { sections: there, unexpected } = await draft(longCandidate, convert);
  expect(unexpected).toEqual([]);
  expect(asked).toEqual(there.map(() => 'compose-step'));
  const { sections: here } = await draft(longCandidate);
  expect(there.map(({ content }) => content)).toEqual(here.map(({ content }) => content));
  expect(there.every(({ content, origin }) => content !== '' && origin === 'embedded')).toBe(true);
});

it('composes a short one where it is', async () => {
  const { asked, convert } = listening();
  await draft(testCandidate, convert);
  expect(asked).toEqual([]);
});

describe('a conversion process that was ended while it composed', () => {
  const ended = (code: 'job.timeout' | 'job.crashed') => {
    const failure = new AppFailure({ code, message: 'The process was ended.' });
    return () => Promise.reject(failure);
  };

  it('fails the section at once where it took too long, and says so', async () => {
    const { sections, unexpected } = await draft(longCandidate, ended('job.timeout'));
    expect(unexpected).toEqual([]);
    for (const { content, state } of sections) {
      expect(content).toBe('');
      expect(state).toMatchObject({ type: 'failed', error: { code: 'job.timeout' } });
    }
  });

  it('fails it after the usual attempts where it stopped each time', async () => {
    const { asked, convert } = listening(ended('job.crashed'));
    const app = createTestApp({ convert });
    const { documentId } = app.start({ input: { candidate: longCandidate }, options: embedded });
    app.engine.start();
    await app.time.advance(60 * 60_000);
    const { sections } = app.document(documentId);
    expect(asked).toHaveLength(sections.length * app.deps.policies.of('sections').attemptLimit);
    for (const { state } of sections) {
      expect(state).toMatchObject({ type: 'failed', error: { code: 'job.crashed', message: expect.any(String) } });
    }
    expect(app.unexpected).toEqual([]);
  });
});

describe('a document from before there were limits', () => {
  /** Enough to be past every limit; `npm run bench -- long` has the 150,000 that were once let in. */
  const technologies = 4_000;
  const many = (count: number, name: string) => Array.from({ length: count }, (_, nth) => `${name} ${nth}`);
  const endless = {
    ...testCandidate,
    experience: testCandidate.experience.map((one, nth) =>
      nth === 0 ? { ...one, technologies: many(technologies, 'Tool') } : one,
    ),
  };
  /** As an earlier version stored it: made of a short input, which is then replaced. */
  const openOld = (kind: string, kindOptions: Record<string, Json>, convert: Convert) => {
    const app = createTestApp({ convert, script: {} });
    const { documentId } = app.start({ kind, options: runOptionsSchema.parse({ kindOptions }) });
    app.store.database.connection
      .prepare('UPDATE documents SET input = ? WHERE id = ?')
      .run(JSON.stringify({ candidate: endless }), documentId);
    return { ...app, documentId };
  };
  /** Conversions by their names. */
  const elsewhere = (names: string[]): Convert => {
    return async (name, input) => {
      names.push(name);
      return convertInProcess(name, input);
    };
  };

  it('is drafted, listed, opened and exported in the conversion process; a model is refused with the limit', async () => {
    const names: string[] = [];
    const app = openOld('competence-file', { experiences: 2 }, elsewhere(names));
    app.engine.start();
    await app.time.advance(60_000);
    expect(app.unexpected).toEqual([]);
    expect(listDocuments(app.deps)({ limit: 60 }).documents.map(({ id }) => id)).toEqual([app.documentId]);
    const { sections } = app.document(app.documentId);
    expect(sections.find(({ key }) => key === 'technical-skills')?.content).toContain(`Tool ${technologies - 1}`);
    const variant = { themeId: null, anonymise: { employers: 'hide' as const }, paper: null };
    const { subject } = await getExportSubject(app.deps)({ documentId: app.documentId, variant });
    expect(JSON.stringify(subject.document.body)).not.toMatch(/Nour|Haddad|Aurelia/u);
    expect(new Set(names)).toEqual(new Set(['compose-step', 'prepare-export']));

    const askModel = () =>
      redraft(app.deps)({ documentId: app.documentId, options: runOptionsSchema.parse({ provider: 'scripted' }) });
    expect(askModel).toThrow(/experience\[0\]\.technologies: at most 300 entries, found 4000/u);
    expect(app.document(app.documentId).sections.every(({ content }) => content !== '')).toBe(true);
  });

  it('has its first outline found there', async () => {
    const names: string[] = [];
    const app = openOld('interview-pack', { questions: 5, answers: 'all' }, elsewhere(names));
    app.engine.start();
    await app.time.advance(60_000);
    expect(app.unexpected).toEqual([]);
    expect(app.document(app.documentId).sections).toHaveLength(5);
    expect(new Set(names)).toEqual(new Set(['compose-step']));
  });
});
