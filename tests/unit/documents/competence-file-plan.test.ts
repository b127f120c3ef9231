import { describe, expect, it } from 'vitest';
import { ZodError } from 'zod';
import { kinds } from '#shared/kinds/registry.ts';
import { findDocumentKind } from '../../../src-main/documents/registry.ts';
import { competenceFileKind, inputOf, opened, titleOf, today } from './support/drafting.ts';

const job = (company: string, end: string, nature = 'employment') => ({
  company,
  title: 'Engineer',
  start: '2000',
  end,
  nature,
});

const planOf = (candidate: object, experiences: number | 'all' = 5) =>
  opened(inputOf({ fullName: 'Ada Osei', ...candidate }), { experiences }).plan();

const sectionsOf = (candidate: object, experiences: number | 'all' = 5) => planOf(candidate, experiences).sections;

describe('plan of a competence file (A2)', () => {
  it('holds orders 0-8 whatever is missing, in the order of A2', () => {
    const plan = sectionsOf({});
    expect(plan.map(({ order, key }) => [order, key])).toEqual([
      [0, 'header'],
      [1, 'professional-summary'],
      [2, 'functional-skills'],
      [3, 'technical-skills'],
      [4, 'areas-of-expertise'],
      [5, 'education'],
      [6, 'certifications'],
      [7, 'languages'],
      [8, 'experiences-summary'],
    ]);
    expect(plan.filter(({ hasSource }) => hasSource).map(({ key }) => key)).toEqual(['header']);
  });

  it('gives the most recent five experiences a section each, titled by their company', () => {
    const plan = sectionsOf({
      experience: ['2010', '2016', '2012', '2020', '2014', '2018'].map((end) => job(`Company ${end}`, end)),
    });
    expect(plan.slice(9).map((section) => [section.key, section.order, titleOf(section)])).toEqual([
      ['experience-1', 9, 'Experience 1 · Company 2020'],
      ['experience-2', 10, 'Experience 2 · Company 2018'],
      ['experience-3', 11, 'Experience 3 · Company 2016'],
      ['experience-4', 12, 'Experience 4 · Company 2014'],
      ['experience-5', 13, 'Experience 5 · Company 2012'],
    ]);
  });

  it.each([
    [0, 0],
    [2, 2],
    [9, 7],
    ['all', 7],
  ] as const)('gives %s of 7 experiences a section on request: %i', (asked, planned) => {
    const experience = Array.from({ length: 7 }, (_, index) => job(`Company ${index}`, `${2001 + index}`));
    expect(sectionsOf({ experience }, asked)).toHaveLength(9 + planned);
  });

  it('chooses employment before newer volunteer work, and still tells both in the order of time', () => {
    const experience = [
      job('Old', '2010'),
      job('Charity', '2020', 'volunteer'),
      job('New', '2018'),
      { title: 'Tool', end: '2022', nature: 'project' },
    ];
    const titles = (count: number) =>
      sectionsOf({ experience }, count)
        .slice(9)
        .map((section) => titleOf(section).slice(15));
    expect(titles(2)).toEqual(['New', 'Old']);
    expect(titles(4)).toEqual(['Tool', 'Charity', 'New', 'Old']);
  });

  it('lets only the experiences summary wait: for every single experience (A13)', () => {
    const { sections, steps } = planOf({ experience: [job('A', '2010'), job('B', '2012')] });
    expect(steps.map(({ key, section }) => [key, section])).toEqual(sections.map(({ key }) => [key, key]));
    expect(steps.filter(({ waitsFor }) => waitsFor.length > 0).map(({ key, waitsFor }) => [key, waitsFor])).toEqual([
      ['experiences-summary', ['experience-1', 'experience-2']],
    ]);
  });

  it('names what the document prints above: nothing for the header and single experiences', () => {
    const plan = sectionsOf({ experience: [job('A', '2010')] });
    const headings = Object.fromEntries(plan.map(({ key, heading }) => [key, heading]));
    expect(headings).toMatchObject({
      header: null,
      'experience-1': null,
      'experiences-summary': 'Professional experience',
      languages: 'Languages',
    });
  });

  it.each([
    ['its place', { section: 'experience', index: 0 }],
    ['its number', { section: 'experience', number: 1 }],
  ])('refuses to compose or prompt a section that this input has not, named by %s', (_, brief) => {
    const document = opened(inputOf({ fullName: 'Ada Osei' }));
    const work = { key: 'experience-1', brief, peers: [] };
    expect(() => document.compose(work)).toThrow(RangeError);
    expect(() => document.prompt(work)).toThrow(RangeError);
  });
});

describe('document kinds', () => {
  it('are found by name', () => {
    expect(findDocumentKind('competence-file')?.name).toBe('competence-file');
    for (const { name } of kinds) expect(findDocumentKind(name)?.name).toBe(name);
    expect(findDocumentKind('horoscope')).toBeNull();
  });

  it('title a competence file by name and title, else by the latest role, else by the name alone', () => {
    const titled = (candidate: object) => opened(inputOf({ fullName: 'Ada Osei', ...candidate })).describe().title;
    expect(titled({ title: 'Architect' })).toBe('Ada Osei, Architect');
    expect(titled({ experience: [job('A', '2010')] })).toBe('Ada Osei, Engineer');
    expect(titled({})).toBe('Ada Osei');
  });

  it('refuse input that does not fit', () => {
    const kind = competenceFileKind();
    const input = { candidate: { fullName: '' } };
    expect(() => kind.input.parse(input)).toThrow(ZodError);
    expect(() => kind.open(input, {}, { today })).toThrow(ZodError);
  });
});
