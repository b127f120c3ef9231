import completeResume from '@jsonresume/sample-data/complete-resume.json';
import resumeSample from '@jsonresume/sample-data/resume-sample.json';
import { describe, expect, it } from 'vitest';
import { parseCandidateFile } from '../../../../../src-main/convert/read/candidate/parse-candidate-file.ts';
import { importedResume, notedPaths } from '../../../../support/resumes/resume-fixtures.ts';

const read = (resume: unknown) => {
  const outcome = parseCandidateFile({ name: 'resume.json', text: JSON.stringify(resume) });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
};

/** Every text of these fields, wherever they stand in a value. */
const textsUnder = (value: unknown, keys: ReadonlySet<string>): string[] => {
  if (Array.isArray(value)) return value.flatMap((item) => textsUnder(item, keys));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const isList = Array.isArray(item) && item.every((entry) => typeof entry === 'string');
    if (!keys.has(key) || (typeof item !== 'string' && !isList)) return textsUnder(item, keys);
    return isList ? item : [item as string];
  });
};

const kept = new Set(
  'name position label summary highlights keywords institution area studyType courses title awarder issuer publisher language fluency organization'.split(
    ' ',
  ),
);

describe('A1: JSON Resume 1.0', () => {
  it.each(Object.entries({ completeResume, resumeSample }))(
    'keeps every fact of %s that a competence file can use',
    (_, resume) => {
      const { value, format } = read(resume);
      expect(format).toBe('json-resume');
      const { references: _references, ...used } = resume;
      const all = JSON.stringify(value);
      for (const text of textsUnder(used, kept)) expect(all).toContain(JSON.stringify(text).slice(1, -1));
      for (const date of textsUnder(used, new Set(['startDate', 'endDate', 'date', 'releaseDate'])))
        expect(all).toContain(date);
    },
  );

  it('tells employment, volunteer work and projects apart', () => {
    const { value, notes } = read(completeResume);
    expect(value.experience.map(({ nature }) => nature)).toEqual([
      ...['employment', 'employment', 'employment', 'volunteer', 'volunteer', 'project', 'project'],
    ]);
    expect(value.experience.map(({ isCurrent }) => isCurrent)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(value.distinctions.map(({ kind }) => kind)).toEqual(['award', 'award', 'publication', 'publication']);
    expect(notes.some(({ path, code }) => path === 'references' && code === 'left-out')).toBe(true);
  });

  it('takes a missing or blank end of a position as "still running", as the standard says', () => {
    const imported = importedResume('legacy-json-resume');
    expect(imported.value.experience).toMatchObject([
      { company: 'Pied Kestrel', start: '2013-12-01', end: '2014-12-01', isCurrent: false },
      { company: 'Otter Labs', start: '2014-06-29', isCurrent: true },
      { company: 'Hearth', start: '2010', isCurrent: true },
    ]);
    expect(notedPaths(imported, 'guessed')).toEqual(['work']);
  });

  it('keeps street and postal code out of the location', () => {
    const imported = importedResume('legacy-json-resume');
    expect(imported.value.location).toBe('San Rafael, California, US');
    expect(JSON.stringify(imported.value)).not.toMatch(/Elm Street|94115/);
    expect(notedPaths(imported, 'left-out')).toContain('basics.location');
  });

  it('reads right-to-left CVs', () => {
    const { value } = importedResume('right-to-left');
    expect(value).toMatchObject({ fullName: 'ليلى حداد', location: 'عمّان, JO', education: [{ end: '2014' }] });
    expect(value.experience[0]).toMatchObject({ company: 'شركة الأفق', start: '2019-03', isCurrent: true });
    expect(value.experience[0]?.responsibilities[0]).toBe('قيادة فريق من ٦ مهندسين');
  });

  it('keeps roles, entity and keywords of a project, and labels of dates it cannot read', () => {
    const { value } = importedResume('volunteer-and-projects');
    expect(value.experience).toMatchObject([
      { nature: 'volunteer', company: 'Tidy Dunes', title: 'Treasurer', isCurrent: false },
      {
        nature: 'project',
        company: 'Free Harbour',
        title: 'OpenTide (Author, Maintainer)',
        technologies: ['Rust', 'PostGIS'],
      },
    ]);
    expect(value.distinctions[1]).toMatchObject({ kind: 'publication', date: '2022', label: 'Spring 2022' });
    expect(value.interests).toEqual(['Sailing: Dinghies']);
    expect(value.skills).toEqual([
      { level: 'Master', skills: ['Rust'] },
      { name: 'GIS', skills: ['QGIS', 'PostGIS'] },
    ]);
  });
});
