import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '#shared/model/candidate.ts';
import { candidateSchema } from '#shared/model/candidate.ts';
import { moveRow, patchRow, removeRow } from '../../../src-renderer/features/new-document/edit-rows.ts';
import {
  emptyCandidateForm,
  emptyRows,
  toCandidateForm,
} from '../../../src-renderer/features/new-document/form-model.ts';
import {
  fromCandidateForm,
  fromJobForm,
  toJobForm,
} from '../../../src-renderer/features/new-document/form-to-input.ts';
import { guessSource } from '../../../src-renderer/features/new-document/guess-source.ts';
import { countSections } from '../../../src-renderer/features/new-document/start-draft.ts';

const word = fc.string({ minLength: 1, maxLength: 20 }).map((text) => text.trim() || 'x');
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const date = fc.constantFrom('2019', '2019-03', '2019-03-31');

/** Without the keys whose value is undefined, as parsing leaves them. */
const parsed = (raw: unknown): Candidate => candidateSchema.parse(JSON.parse(JSON.stringify(raw)));

const candidates = fc
  .record({
    fullName: word,
    title: maybe(word),
    yearsOfExperience: maybe(fc.integer({ min: 0, max: 80 })),
    contact: fc.record({
      email: maybe(word),
      profiles: fc.array(fc.record({ network: word, url: maybe(word) }), { maxLength: 2 }),
    }),
    skills: fc.array(fc.record({ name: word, skills: fc.array(word, { maxLength: 3 }) }), { maxLength: 3 }),
    experience: fc.array(
      fc.record({
        company: word,
        start: maybe(date),
        isCurrent: fc.boolean(),
        responsibilities: fc.array(word, { maxLength: 3 }),
        nature: fc.constantFrom('employment', 'project'),
      }),
      { maxLength: 4 },
    ),
    education: fc.array(fc.record({ institution: word, end: maybe(date) }), { maxLength: 2 }),
    certifications: fc.array(fc.record({ name: word, date: maybe(date) }), { maxLength: 2 }),
    languages: fc.array(fc.record({ name: word, level: maybe(word) }), { maxLength: 2 }),
    interests: fc.array(word, { maxLength: 2 }),
  })
  .map(parsed);

describe('the form of a candidate (A1)', () => {
  it('gives back every candidate it was filled with, unchanged', () => {
    fc.assert(
      fc.property(candidates, (candidate) => {
        expect(fromCandidateForm(toCandidateForm(candidate))).toEqual({ ok: true, value: candidate });
      }),
    );
  });

  it('leaves out rows that were added and never filled in', () => {
    const form = {
      ...emptyCandidateForm(),
      fullName: 'Ana',
      languages: [emptyRows.language()],
      experience: [emptyRows.experience()],
    };
    const result = fromCandidateForm(form);
    expect(result.ok && result.value.languages).toEqual([]);
    expect(result.ok && result.value.experience).toEqual([]);
  });

  it('names the field that is wrong by its place in the form, blank rows counted', () => {
    const filled = { ...emptyRows.experience(), company: 'Acme', start: 'March 2019' };
    const form = { ...emptyCandidateForm(), experience: [emptyRows.experience(), filled], yearsOfExperience: 'many' };
    const result = fromCandidateForm(form);
    expect(result.ok).toBe(false);
    expect(!result.ok && Object.fromEntries(result.problems)).toEqual({
      fullName: { type: 'required' },
      'experience.1.start': { type: 'date' },
      yearsOfExperience: { type: 'years' },
    });
  });

  it('finds a bullet that is too long behind blank ones', () => {
    const responsibilities = [emptyRows.text(), { ...emptyRows.text(), text: 'x'.repeat(4_001) }];
    const experience = [emptyRows.experience(), { ...emptyRows.experience(), company: 'Acme', responsibilities }];
    const result = fromCandidateForm({ ...emptyCandidateForm(), fullName: 'Ana', experience });
    expect(!result.ok && Object.fromEntries(result.problems)).toEqual({
      'experience.1.responsibilities.1': { type: 'long', max: 4_000 },
    });
  });

  it('reads a decimal comma', () => {
    const result = fromCandidateForm({ ...emptyCandidateForm(), fullName: 'Ana', yearsOfExperience: ' 7,5 ' });
    expect(result.ok && result.value.yearsOfExperience).toBe(7.5);
  });
});

describe('the form of a job description (A1)', () => {
  it('gives back the job it was filled with, and drops blank requirements', () => {
    const job = { title: 'Architect', requirements: ['Kubernetes'], skills: ['AWS'], sourceText: 'Architect…' };
    const form = toJobForm(job);
    expect(fromJobForm({ ...form, requirements: [...form.requirements, emptyRows.text()] })).toEqual({
      ok: true,
      value: job,
    });
  });
});

describe('rows', () => {
  const rows = ['a', 'b', 'c'].map((key) => ({ key, text: key }));
  const keys = (list: readonly { key: string }[]) => list.map(({ key }) => key).join('');

  it('move by one place and stay at the ends', () => {
    expect(keys(moveRow(rows, 'b', -1))).toBe('bac');
    expect(keys(moveRow(rows, 'b', 1))).toBe('acb');
    expect(keys(moveRow(rows, 'a', -1))).toBe('abc');
    expect(keys(moveRow(rows, 'c', 1))).toBe('abc');
  });

  it('are changed and removed by key', () => {
    expect(patchRow(rows, 'b', { text: 'new' })[1]).toEqual({ key: 'b', text: 'new' });
    expect(keys(removeRow(rows, 'b'))).toBe('ac');
  });
});

describe('what is drafted (A2)', () => {
  const options = { experiences: 'five', count: 2, includeJobContext: true, title: '' } as const;
  const candidate = {
    ...emptyCandidateForm(),
    experience: [
      ...Array.from({ length: 7 }, () => ({ ...emptyRows.experience(), company: 'Acme' })),
      emptyRows.experience(),
    ],
  };

  it('counts nine fixed sections and the experiences told in detail', () => {
    expect(countSections({ candidate, options })).toBe(14);
    expect(countSections({ candidate, options: { ...options, experiences: 'all' } })).toBe(16);
    expect(countSections({ candidate, options: { ...options, experiences: 'number' } })).toBe(11);
  });
});

describe('files dropped anywhere', () => {
  it.each([
    ['resume.json', '{"basics": {"name": "Ana"}, "work": []}', 'candidate'],
    ['cv.json', '{"fullName": "Ana"}', 'candidate'],
    ['job.json', '{"title": "Architect", "requirements": []}', 'job'],
    ['offer.txt', 'We look for an architect', 'job'],
  ])('takes %s for what it is', (name, text, kind) => {
    expect(guessSource(name, text)).toBe(kind);
  });
});
