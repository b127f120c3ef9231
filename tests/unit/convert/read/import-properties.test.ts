import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appErrorSchema } from '#shared/model/app-error.ts';
import type { Candidate } from '#shared/model/candidate.ts';
import { candidateSchema } from '#shared/model/candidate.ts';
import { importedSchema } from '#shared/model/import.ts';
import { jobDescriptionSchema } from '#shared/model/job-description.ts';
import { parseCandidateFile } from '../../../../src-main/convert/read/candidate/parse-candidate-file.ts';
import { parseJobFile, parseJobText } from '../../../../src-main/convert/read/job/parse-job-file.ts';
import { decodeText } from '../../../../src-main/convert/read/text/decode-text.ts';

const candidateKeys = [
  ...['fullName', 'name', 'basics', 'title', 'summary', 'location', 'contact', 'email', 'skills', 'experience', 'work'],
  ...[
    'volunteer',
    'projects',
    'education',
    'certifications',
    'languages',
    'awards',
    'interests',
    'candidate',
    '__proto__',
  ],
];
const entryKeys = [
  ...[
    'company',
    'name',
    'title',
    'start',
    'startDate',
    'end',
    'endDate',
    'period',
    'responsibilities',
    'highlights',
    'url',
  ],
  ...[
    'degree',
    'issuer',
    'date',
    'level',
    'keywords',
    'city',
    'label',
    'constructor',
    'current',
    'description',
    'roles',
  ],
];
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '2019',
    'present',
    '03/04/2019',
    'Spring 2019',
    '<p>a</p>',
    '• a\n• b',
    'A: b, c',
    'French (native)',
    '2014 – 2016',
  ),
);
const leaf = fc.oneof(text, fc.double(), fc.integer(), fc.boolean(), fc.constant(null));
const objectOf = (keys: string[], value: fc.Arbitrary<unknown>) =>
  fc.array(fc.tuple(fc.constantFrom(...keys), value), { maxLength: 8 }).map((pairs) => {
    const json = pairs.map(([key, item]) => `${JSON.stringify(key)}:${JSON.stringify(item) ?? 'null'}`).join(',');
    return JSON.parse(`{${json}}`) as unknown;
  });
const entry = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 4 }),
  objectOf(entryKeys, fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }))),
);
const cvLike = objectOf(candidateKeys, fc.oneof(entry, fc.array(entry, { maxLength: 4 }), objectOf(entryKeys, entry)));
const anyJson = fc.oneof(fc.jsonValue({ maxDepth: 4 }), cvLike);

const illegalInXml = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

describe('properties of the import', () => {
  it('any JSON value is read or refused with an error, never thrown at', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const source = { name: 'any.json', text: JSON.stringify(value) };
        const candidate = parseCandidateFile(source);
        const job = parseJobFile(source);
        if (candidate.ok) importedSchema.extend({ value: candidateSchema }).parse(candidate.value);
        else appErrorSchema.parse(candidate.error);
        if (job.ok) importedSchema.extend({ value: jobDescriptionSchema }).parse(job.value);
        else appErrorSchema.parse(job.error);
      }),
      { numRuns: 600 },
    );
  });

  it('any object with a name is read, or refused with the path of what is wrong', () => {
    fc.assert(
      fc.property(cvLike, (value) => {
        const outcome = parseCandidateFile({
          name: 'cv.json',
          text: JSON.stringify({ ...(value as object), fullName: 'Ada Vale' }),
        });
        if (outcome.ok) {
          // A JSON Resume's own name goes first, whatever else stands beside it.
          const { fullName } = outcome.value.value;
          if (!('basics' in (value as object))) expect(fullName).toBe('Ada Vale');
          expect(fullName).not.toBe('');
        } else {
          expect(outcome.error.code).toBe('input.invalid');
          for (const issue of outcome.error.issues ?? []) expect(issue.path).not.toBe('');
          expect(outcome.error.issues).not.toHaveLength(0);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('the same file gives the same result, and no character that XML forbids', () => {
    fc.assert(
      fc.property(cvLike, (value) => {
        const source = { name: 'cv.json', text: JSON.stringify({ ...(value as object), fullName: 'Ada Vale' }) };
        const outcome = parseCandidateFile(source);
        expect(parseCandidateFile(source)).toEqual(outcome);
        expect(JSON.stringify(outcome).replace(/\\[nt]/g, '')).not.toMatch(illegalInXml);
      }),
      { numRuns: 200 },
    );
  });

  it('any text is read as a job or refused, and any bytes are decoded or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          fc.array(text).map((lines) => lines.join('\n')),
        ),
        (source) => {
          const outcome = parseJobText(source);
          if (outcome.ok) importedSchema.extend({ value: jobDescriptionSchema }).parse(outcome.value);
          else appErrorSchema.parse(outcome.error);
        },
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decodeText(bytes);
        if (decoded.ok) expect(decoded.value).not.toContain('\u0000');
      }),
    );
  });

  it('a candidate written as JSON is read back as the same candidate', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,8}( [a-z]{2,8}){0,3}$/);
    const year = fc.integer({ min: 1990, max: 2030 }).map(String);
    const date = fc.oneof(
      year,
      fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`),
    );
    const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const words = fc.uniqueArray(word, { minLength: 1, maxLength: 4 });
    const experience = fc.record({
      company: word,
      title: word,
      start: date,
      end: option(date),
      isCurrent: fc.boolean(),
      label: option(word),
      summary: option(word),
      responsibilities: words,
      technologies: words,
      nature: fc.constantFrom('employment', 'volunteer', 'project'),
    });
    const candidate = fc.record({
      fullName: word,
      title: option(word),
      summary: option(word),
      yearsOfExperience: option(fc.integer({ min: 0, max: 60 })),
      location: option(word),
      contact: fc.record({
        email: option(word),
        profiles: fc.array(fc.record({ network: word, url: option(word), username: word }), { maxLength: 2 }),
      }),
      skills: fc.array(
        fc.record({
          name: word,
          kind: option(fc.constantFrom('functional', 'technical')),
          level: option(word),
          skills: words,
        }),
        { maxLength: 1 },
      ),
      experience: fc.array(experience, { maxLength: 3 }),
      education: fc.array(
        fc.record({
          institution: word,
          degree: word,
          area: option(word),
          start: date,
          end: option(date),
          courses: fc.uniqueArray(word, { maxLength: 2 }),
        }),
        { maxLength: 2 },
      ),
      certifications: fc.array(
        fc.record({ name: word, issuer: option(word), date: option(date), label: option(word) }),
        { maxLength: 2 },
      ),
      languages: fc.array(fc.record({ name: word, level: option(word) }), { maxLength: 2 }),
      distinctions: fc.array(
        fc.record({
          kind: fc.constantFrom('award', 'publication'),
          title: word,
          by: option(word),
          date: option(date),
          label: option(word),
        }),
        { maxLength: 2 },
      ),
      interests: fc.uniqueArray(word, { maxLength: 3 }),
    });
    const plain = (value: unknown): Candidate => candidateSchema.parse(JSON.parse(JSON.stringify(value)));
    fc.assert(
      fc.property(candidate, (value) => {
        const expected = plain(value);
        const outcome = parseCandidateFile({ name: 'cv.json', text: JSON.stringify(expected) });
        expect(outcome).toMatchObject({ ok: true, value: { value: expected, format: 'dossier' } });
      }),
    );
  });
});
