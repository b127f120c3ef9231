import { describe, expect, it } from 'vitest';
import type { AppError } from '#shared/model/app-error.ts';
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
  it('shortens texts and lists, and says which', () => {
    const experience = Array.from({ length: 501 }, (_, index) => ({ company: `C${index}`, title: 'T', end: '2020' }));
    const text = JSON.stringify({ fullName: 'A', title: 'word '.repeat(100), summary: '😀'.repeat(5_000), experience });
    const outcome = parseCandidateFile({ name: 'cv.json', text });
    if (!outcome.ok) throw new Error(outcome.error.message);
    const { value, notes } = outcome.value;
    expect(value.title).toHaveLength(195);
    expect(value.title).toMatch(/word…$/);
    expect(value.summary?.length).toBeLessThanOrEqual(8_000);
    expect(value.summary).not.toMatch(/\p{Surrogate}/u);
    expect(value.experience).toHaveLength(500);
    expect(notes.filter(({ code }) => code === 'shortened').map(({ path }) => path)).toEqual([
      'title',
      'summary',
      'experience',
    ]);
  });
});
