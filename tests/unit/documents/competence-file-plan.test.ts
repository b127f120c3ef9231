import { describe, expect, it } from 'vitest';
import { competenceFile } from '../../../src-main/documents/competence-file/competence-file.ts';
import { documentKindOf, documentKinds } from '../../../src-main/documents/registry.ts';
import { draft, inputOf } from './support/drafting.ts';

const job = (company: string, end: string, nature = 'employment') => ({
  company,
  title: 'Engineer',
  start: '2000',
  end,
  nature,
});

const planOf = (candidate: object, experiences: number | 'all' = 5) =>
  competenceFile.plan(inputOf({ fullName: 'Ada Osei', ...candidate }), { includeJobContext: true, experiences });

describe('plan of a competence file (A2)', () => {
  it('holds orders 0-8 whatever is missing, in the order of A2', () => {
    const plan = planOf({});
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
    const plan = planOf({
      experience: ['2010', '2016', '2012', '2020', '2014', '2018'].map((end) => job(`Company ${end}`, end)),
    });
    expect(plan.slice(9).map(({ key, order, title }) => [key, order, title])).toEqual([
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
    expect(planOf({ experience }, asked)).toHaveLength(9 + planned);
  });

  it('chooses employment before newer volunteer work, and still tells both in the order of time', () => {
    const experience = [
      job('Old', '2010'),
      job('Charity', '2020', 'volunteer'),
      job('New', '2018'),
      { title: 'Tool', end: '2022', nature: 'project' },
    ];
    const titles = (count: number) =>
      planOf({ experience }, count)
        .slice(9)
        .map(({ title }) => title.slice(15));
    expect(titles(2)).toEqual(['New', 'Old']);
    expect(titles(4)).toEqual(['Tool', 'Charity', 'New', 'Old']);
  });

  it('lets only the experiences summary wait: for every single experience (A13)', () => {
    const plan = planOf({ experience: [job('A', '2010'), job('B', '2012')] });
    expect(plan.filter(({ waitsFor }) => waitsFor.length > 0).map(({ key, waitsFor }) => [key, waitsFor])).toEqual([
      ['experiences-summary', ['experience-1', 'experience-2']],
    ]);
  });

  it('names what the document prints above: nothing for the header and single experiences', () => {
    const plan = planOf({ experience: [job('A', '2010')] });
    const headings = Object.fromEntries(plan.map(({ key, heading }) => [key, heading]));
    expect(headings).toMatchObject({
      header: null,
      'experience-1': null,
      'experiences-summary': 'Professional experience',
      languages: 'Languages',
    });
  });

  it('refuses to compose or prompt a section that this input has not', () => {
    const input = inputOf({ fullName: 'Ada Osei' });
    const [first] = draft(input);
    const stray = { ...first?.plan, key: 'experience-1' };
    const context = { plan: [], options: { includeJobContext: true, experiences: 5 }, today: '2026-01-01' };
    if (first === undefined) throw new Error('a plan is never empty');
    expect(() => competenceFile.compose({ ...first.plan, ...stray }, input, context)).toThrow(RangeError);
    expect(() => competenceFile.prompt({ ...first.plan, ...stray }, input, context)).toThrow(RangeError);
  });
});

describe('document kinds', () => {
  it('are found by name', () => {
    expect(documentKindOf('competence-file')).toBe(documentKinds['competence-file']);
    expect(documentKindOf('competence-file').kind).toBe('competence-file');
  });

  it('title a competence file by name and title, else by the latest role, else by the name alone', () => {
    expect(competenceFile.title(inputOf({ fullName: 'Ada Osei', title: 'Architect' }))).toBe('Ada Osei, Architect');
    expect(competenceFile.title(inputOf({ fullName: 'Ada Osei', experience: [job('A', '2010')] }))).toBe(
      'Ada Osei, Engineer',
    );
    expect(competenceFile.title(inputOf({ fullName: 'Ada Osei' }))).toBe('Ada Osei');
  });

  it('refuse input that does not fit', () => {
    expect(() => competenceFile.parseInput({ candidate: { fullName: '' } })).toThrow();
  });
});
