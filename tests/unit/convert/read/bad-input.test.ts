import { describe, expect, it } from 'vitest';
import type { AppError } from '#shared/model/app-error.ts';
import { candidateSchema } from '#shared/model/candidate.ts';
import { parseCandidateFile } from '../../../../src-main/convert/read/candidate/parse-candidate-file.ts';
import { parseJobFile } from '../../../../src-main/convert/read/job/parse-job-file.ts';

const errorOf = (text: string, name = 'cv.json'): AppError => {
  const outcome = parseCandidateFile({ name, text });
  if (outcome.ok) throw new Error('was read');
  return outcome.error;
};

describe('A1: bad input is an error that says where and what', () => {
  it('names line and column of text that is no JSON', () => {
    const error = errorOf('{\n  "fullName": "A",\n  "skills": [1, 2\n}\n');
    expect(error).toMatchObject({ code: 'input.not-json', file: 'cv.json' });
    expect(error.message).toBe('cv.json is not valid JSON: line 4, column 1: expected a comma or "]", found "}".');
    expect(error.issues).toEqual([{ path: 'line 4, column 1', expected: 'a comma or "]"', found: '"}"' }]);
  });

  it.each([
    ['plain text', 'Curriculum vitae', 'line 1, column 1'],
    ['a trailing comma', '{"fullName": "A",}', 'line 1, column 18'],
    ['single quotes', "{'fullName': 'A'}", 'line 1, column 2'],
    ['a line break within a text', '{"fullName": "A\nB"}', 'line 1, column 16'],
    ['a file that was cut', '{"fullName": "A', 'line 1, column 16'],
    ['two values', '{} {}', 'line 1, column 4'],
    ['a bad escape', '{"fullName": "\\x"}', 'line 1, column 15'],
    ['emoji before the fault', '{"😀": }', 'line 1, column 7'],
  ])('finds the place of %s', (_, text, place) => {
    expect(errorOf(text).issues?.[0]?.path).toBe(place);
  });

  it('names every field of a wrong type, what was expected and what was found', () => {
    const error = errorOf(
      JSON.stringify({
        fullName: 'A',
        skills: 7,
        experience: [{ company: ['x'], title: 'T' }],
        education: 'x',
        summary: {},
      }),
    );
    expect(error.code).toBe('input.invalid');
    expect(error.issues?.map(({ path, found }) => [path, found])).toEqual([
      ['skills', 'a number (7)'],
      ['experience[0].company', 'a list of 1'],
    ]);
  });

  it('names the field of the experience it was found in, within a wrapper too', () => {
    const error = errorOf(JSON.stringify({ candidate: { fullName: 'A', experience: 'ten years' } }));
    expect(error.issues?.[0]).toMatchObject({ path: 'candidate.experience', found: 'text ("ten years")' });
  });

  it.each([
    ['our JSON', { title: 'x' }, 'fullName'],
    ['JSON Resume', { basics: { label: 'x' }, work: [] }, 'basics.name'],
  ])('asks for the name that is missing in %s', (_, value, path) => {
    expect(errorOf(JSON.stringify(value)).issues).toEqual([
      { path, expected: "the candidate's full name", found: 'nothing' },
    ]);
  });

  it.each([
    ['a list', '[{"fullName":"A"}]', 'input.invalid', 'a list of 1'],
    ['a number', '42', 'input.invalid', 'a number (42)'],
    ['a name that is no text', '{"fullName": 42}', 'input.invalid', 'a number (42)'],
    ['years out of range', '{"fullName":"A","yearsOfExperience":-1}', 'input.invalid', 'a number (-1)'],
    ['nothing', '', 'input.empty', 'nothing'],
    ['blanks', ' \n\t', 'input.empty', 'nothing'],
    ['binary data', 'PK\u0003\u0004\u0000\u0001', 'input.unsupported-file', 'binary data'],
    ['too much', ' '.repeat(5 * 1024 * 1024 + 1), 'input.too-large', 'more'],
    ['deep nesting', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'input.invalid', 'more'],
  ])('refuses %s', (_, text, code, found) => {
    const error = errorOf(text);
    expect(error).toMatchObject({ code, file: 'cv.json' });
    expect(error.issues?.[0]?.found).toBe(found);
    expect(error.action).toBeTruthy();
  });

  it('gives the name of a file, never its folder', () => {
    expect(errorOf('', '/home/me/secret/cv.json').file).toBe('cv.json');
  });

  it('refuses job files alike', () => {
    const codeOf = (name: string, text: string) => {
      const outcome = parseJobFile({ name, text });
      return outcome.ok ? 'ok' : outcome.error.code;
    };
    expect(codeOf('job.json', '{"title": ')).toBe('input.not-json');
    expect(codeOf('job.txt', '{"title": "x"')).toBe('input.not-json');
    expect(codeOf('job.json', '{"foo": 1}')).toBe('input.invalid');
    expect(codeOf('job.json', '{"title": {}, "requirements": 7}')).toBe('input.invalid');
    expect(codeOf('cv.json', '{"fullName": "A", "title": "T", "skills": ["SQL"]}')).toBe('input.invalid');
    expect(codeOf('job.txt', '  ')).toBe('input.empty');
    expect(codeOf('job.pdf', '%PDF-1.7')).toBe('input.unsupported-file');
  });
});

describe('what is too long is shortened with a note, never silently', () => {
  it('shortens texts, and says which', () => {
    const text = JSON.stringify({ fullName: 'A', title: 'word '.repeat(100), summary: '😀'.repeat(5_000) });
    const outcome = parseCandidateFile({ name: 'cv.json', text });
    if (!outcome.ok) throw new Error(outcome.error.message);
    const { value, notes } = outcome.value;
    expect(value.title).toHaveLength(195);
    expect(value.title).toMatch(/word…$/);
    expect(value.summary?.length).toBeLessThanOrEqual(8_000);
    expect(value.summary).not.toMatch(/\p{Surrogate}/u);
    expect(notes.filter(({ code }) => code === 'shortened').map(({ path }) => path)).toEqual(['title', 'summary']);
  });
});

describe('a list that is longer than any CV has is refused, never cut', () => {
  const many = (count: number, prefix: string) => Array.from({ length: count }, (_, index) => `${prefix} ${index}`);
  const issuesOf = (name: string, value: object) => {
    const source = { name, text: JSON.stringify(value) };
    const outcome = name.startsWith('job') ? parseJobFile(source) : parseCandidateFile(source);
    if (outcome.ok) throw new Error('it was read');
    expect(outcome.error.action).toContain('leave out the rest');
    return outcome.error;
  };
  const role = { company: 'Acme', title: 'Engineer', start: '2020' };

  it.each([
    [
      'technologies of one role',
      { experience: [{ ...role, technologies: many(150_000, 'Tool') }] },
      'experience[0].technologies: expected at most 300 entries, found 150000',
    ],
    [
      'roles',
      { experience: many(501, 'C').map((company) => ({ ...role, company })) },
      'experience: expected at most 500 entries, found 501',
    ],
    [
      'roles under another name',
      { work: many(501, 'C').map((name) => ({ name, position: 'T' })) },
      'work: expected at most 500 entries, found 501',
    ],
    [
      'bullets of one role',
      { experience: [{ ...role, responsibilities: many(201, 'Did') }] },
      'experience[0].responsibilities: expected at most 200 entries, found 201',
    ],
    ['skills', { skills: many(501, 'Skill') }, 'skills[0].skills: expected at most 500 entries, found 501'],
    [
      'technologies of all roles',
      { experience: many(20, 'C').map((company) => ({ ...role, company, technologies: many(300, company) })) },
      'skills: expected at most 2000 skills and technologies altogether, found 6000',
    ],
    [
      'text',
      { experience: many(150, 'C').map((company) => ({ ...role, company, responsibilities: ['x'.repeat(3_000)] })) },
      'expected at most 150000 characters altogether, found 45',
    ],
  ])('%s', (_, candidate, message) => {
    expect(issuesOf('cv.json', { fullName: 'A', ...candidate }).message).toContain(message);
  });

  it('requirements of a job', () => {
    const error = issuesOf('job.json', { title: 'Engineer', requirements: many(301, 'Knows') });
    expect(error.message).toContain('requirements: expected at most 300 entries, found 301');
  });

  it('is refused by the start of a draft as well', () => {
    const parsed = candidateSchema.safeParse({ fullName: 'A', experience: [{ technologies: many(301, 'Tool') }] });
    expect(parsed.error?.issues).toMatchObject([
      { path: ['experience', 0, 'technologies'], message: 'at most 300 entries, found 301' },
    ]);
  });
});
