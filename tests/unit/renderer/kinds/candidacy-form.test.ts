import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Candidate } from '#shared/model/candidate.ts';
import { candidateSchema } from '#shared/model/candidate.ts';
import { textRow } from '../../../../src-renderer/components/form/row-list.tsx';
import { countSections, emptyCompetenceFile } from '../../../../src-renderer/kinds/competence-file/form-values.ts';
import {
  fromCandidacyValues,
  fromCandidateValues,
  fromJobValues,
} from '../../../../src-renderer/kinds/people/candidacy-input.ts';
import {
  candidacyValuesSchema,
  emptyCandidacy,
  toJobValues,
} from '../../../../src-renderer/kinds/people/candidacy-values.ts';
import {
  emptyCandidateValues,
  emptyRows,
  toCandidateValues,
} from '../../../../src-renderer/kinds/people/candidate-values.ts';
import { guessSource } from '../../../../src-renderer/kinds/people/guess-source.ts';

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
        expect(fromCandidateValues(toCandidateValues(candidate))).toEqual({ ok: true, value: candidate });
      }),
    );
  });

  it('leaves out rows that were added and never filled in', () => {
    const form = {
      ...emptyCandidateValues(),
      fullName: 'Ana',
      languages: [emptyRows.language()],
      experience: [emptyRows.experience()],
    };
    const result = fromCandidateValues(form);
    expect(result.ok && result.value.languages).toEqual([]);
    expect(result.ok && result.value.experience).toEqual([]);
  });

  it('names the field that is wrong by its place in the form, blank rows counted', () => {
    const filled = { ...emptyRows.experience(), company: 'Acme', start: 'March 2019' };
    const form = { ...emptyCandidateValues(), experience: [emptyRows.experience(), filled], yearsOfExperience: 'many' };
    const result = fromCandidateValues(form);
    expect(result.ok).toBe(false);
    expect(!result.ok && Object.fromEntries(result.problems)).toEqual({
      fullName: { type: 'required' },
      'experience.1.start': { type: 'date' },
      yearsOfExperience: { type: 'years' },
    });
  });

  it('finds a bullet that is too long behind blank ones', () => {
    const responsibilities = [textRow(), { ...textRow(), text: 'x'.repeat(4_001) }];
    const experience = [emptyRows.experience(), { ...emptyRows.experience(), company: 'Acme', responsibilities }];
    const result = fromCandidateValues({ ...emptyCandidateValues(), fullName: 'Ana', experience });
    expect(!result.ok && Object.fromEntries(result.problems)).toEqual({
      'experience.1.responsibilities.1': { type: 'long', max: 4_000 },
    });
  });

  it('reads a decimal comma', () => {
    const result = fromCandidateValues({ ...emptyCandidateValues(), fullName: 'Ana', yearsOfExperience: ' 7,5 ' });
    expect(result.ok && result.value.yearsOfExperience).toBe(7.5);
  });
});

describe('the form of a job description (A1)', () => {
  it('gives back the job it was filled with, and drops blank requirements', () => {
    const plain = { title: 'Architect', requirements: ['Kubernetes'], skills: ['AWS'], sourceText: 'Architect…' };
    for (const job of [plain, { ...plain, responsibilities: ['Lead the team'] }]) {
      const { requirements, responsibilities, ...form } = toJobValues(job);
      const filled = { requirements: [...requirements, textRow()], responsibilities: [...responsibilities, textRow()] };
      expect(fromJobValues({ ...form, ...filled })).toEqual({ ok: true, value: job });
    }
  });
});

describe('a form about a candidate and a job', () => {
  const candidate = { ...emptyCandidateValues(), yearsOfExperience: 'many' };
  const job = toJobValues({ requirements: ['x'.repeat(2_001)], skills: [] });

  it('names what is wrong by the path of the field, the candidate first', () => {
    const result = fromCandidacyValues({ candidate, job });
    expect(result && !result.ok && [...result.problems]).toEqual([
      ['candidate.fullName', { type: 'required' }],
      ['candidate.yearsOfExperience', { type: 'years' }],
      ['job.requirements.0', { type: 'long', max: 2_000 }],
    ]);
  });

  it('says nothing without a candidate, unless the job is wrong already', () => {
    expect(fromCandidacyValues({ candidate: null, job: null })).toBeNull();
    expect(fromCandidacyValues({ candidate: null, job: toJobValues({ requirements: [], skills: [] }) })).toBeNull();
    expect(fromCandidacyValues({ candidate: null, job })?.ok).toBe(false);
  });

  it('can be kept as JSON and taken up again, half typed as it is', () => {
    fc.assert(
      fc.property(candidates, (known) => {
        const values = {
          ...emptyCandidacy,
          candidate: { ...toCandidateValues(known), yearsOfExperience: '7 or so', languages: [emptyRows.language()] },
          job,
        };
        expect(candidacyValuesSchema.parse(JSON.parse(JSON.stringify(values)))).toEqual(values);
      }),
    );
  });
});

describe('what is drafted (A2)', () => {
  const options = { ...emptyCompetenceFile.options, count: 2 };
  const candidate = {
    ...emptyCandidateValues(),
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
