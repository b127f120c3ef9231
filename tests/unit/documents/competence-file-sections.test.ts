import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../../src-main/documents/text/sentences.ts';
import { draft, inputOf, sectionOf } from './support/drafting.ts';
import { inventionsIn } from './support/grounding.ts';

const readInput = (name: string): { candidate: object; job?: object } =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../golden/competence-file/inputs', `${name}.json`), 'utf8'));

const architect = readInput('cloud-architect');

describe('professional summary (A2)', () => {
  it.each(['cloud-architect', 'finance-manager', 'site-nurse-general', 'french', 'right-to-left'])(
    'tells %s in 4-5 sentences',
    (name) => {
      const { candidate, job } = readInput(name);
      const summary = sectionOf(draft(inputOf(candidate, job)), 'professional-summary');
      // "St. Brendan's" holds a full stop that ends nothing; colons and semicolons don't either.
      expect([4, 5]).toContain(sentencesOf(summary).length);
    },
  );

  it('tells fewer where the facts do not suffice, and none of its own where there are none', () => {
    const summaryOf = (candidate: object) =>
      sectionOf(draft(inputOf({ fullName: 'Sam', ...candidate })), 'professional-summary');
    expect(summaryOf({ skills: [{ skills: ['Welding', 'Soldering'] }] })).toBe(
      'Core skills include welding and soldering.',
    );
    expect(summaryOf({ title: 'Welder' })).toBe(
      'No summary could be written: no roles, skills or qualifications were given.',
    );
    expect(summaryOf({ experience: [{ title: 'Welder' }] })).toBe('Most recently Welder.');
  });

  it('names no skill that only the job has', () => {
    const text = draft(inputOf(architect.candidate, architect.job))
      .map(({ content }) => content)
      .join('\n');
    expect(text).not.toMatch(/SecNumCloud|PRINCE2/u);
  });

  it('counts a degree only once it is finished', () => {
    const summaryOf = (end: string) =>
      sectionOf(
        draft(inputOf({ fullName: 'Sam', education: [{ degree: 'MSc', institution: 'X', start: '2024', end }] })),
        'professional-summary',
      );
    expect(summaryOf('2025-06')).toContain('MSc');
    expect(summaryOf('2028-06')).not.toContain('MSc');
  });
});

describe('order by the job', () => {
  const job = { title: 'Database administrator', requirements: ['PostgreSQL backups'], skills: ['PostgreSQL'] };
  const candidate = {
    fullName: 'Sam',
    skills: [
      { name: 'Web', skills: ['HTML'] },
      { name: 'Data', skills: ['Redis', 'PostgreSQL'] },
    ],
    experience: [
      {
        company: 'Acme',
        title: 'Engineer',
        responsibilities: ['Baked cakes', 'Wrote backups for PostgreSQL', 'Ran the fair'],
      },
    ],
  };

  it('puts the bullets, groups and skills first that the job asks for; the rest keeps its order', () => {
    const drafted = draft(inputOf(candidate, job));
    expect(sectionOf(drafted, 'experience-1')).toMatch(/Wrote backups[\s\S]*Baked cakes[\s\S]*Ran the fair/u);
    expect(sectionOf(drafted, 'technical-skills')).toBe('- **Data:** PostgreSQL, Redis\n- **Web:** HTML');
  });

  it('keeps the order of the source when the run leaves the job out (A5)', () => {
    const drafted = draft(inputOf(candidate, job), { includeJobContext: false });
    expect(sectionOf(drafted, 'experience-1')).toMatch(/Baked cakes[\s\S]*Wrote backups[\s\S]*Ran the fair/u);
    expect(sectionOf(drafted, 'technical-skills')).toBe('- **Web:** HTML\n- **Data:** Redis, PostgreSQL');
  });
});

describe('experiences', () => {
  it('are all in the summary of experiences, those without a section with what they were about', () => {
    const summary = sectionOf(
      draft(inputOf(architect.candidate, architect.job), { experiences: 1 }),
      'experiences-summary',
    );
    for (const company of ['Meridien Telecom', 'Banque du Rhône', 'Atlas Conseil', 'Libre Ensemble', 'Open Landing']) {
      expect(summary).toContain(company);
    }
    expect(summary).toContain('Administered 400 Linux servers.');
  });

  it('never pass volunteer work or a project off as employment', () => {
    const input = inputOf({
      fullName: 'Sam',
      experience: [
        { company: 'Charity', title: 'Cook', nature: 'volunteer' },
        { title: 'Toolbox', nature: 'project' },
      ],
    });
    const drafted = draft(input);
    expect(sectionOf(drafted, 'experience-1')).toBe('### Volunteer: Cook, Charity');
    expect(sectionOf(drafted, 'experience-2')).toBe('### Project: Toolbox');
    expect(sectionOf(drafted, 'experiences-summary')).toMatch(/^One volunteer role and one project\./u);
    expect(sectionOf(drafted, 'professional-summary')).not.toMatch(/recently|currently/iu);
  });

  it('say what is missing rather than guess it', () => {
    expect(sectionOf(draft(inputOf({ fullName: 'Sam', experience: [{ start: '2019' }] })), 'experience-1')).toBe(
      '### Role and company not given\n\n*From 2019*',
    );
  });
});

describe('source text', () => {
  it('keeps no-break spaces, and drops what no export can hold', () => {
    const input = inputOf({
      fullName: 'Sam',
      experience: [{ company: 'A', responsibilities: ['Coûts −31\u202f%\u000b, net\ufffe'] }],
    });
    expect(sectionOf(draft(input), 'experience-1')).toContain('- Coûts −31\u202f%, net');
  });
});

describe('the check for inventions that these tests rely on', () => {
  const input = inputOf({ fullName: 'Sam Okoro', experience: [{ company: 'Acme', start: '2019' }] });

  it.each([
    ['Sam Okoro at Acme, 2019 – present', []],
    ['Sam Okoro at Globex, 2019', ['globex']],
    ['Acme, 2018', ['2018']],
    ['Two positions with 14 employers, 31 %', ['31']],
  ])('finds in "%s": %j', (text, expected) => {
    expect(inventionsIn(text, input)).toEqual(expected);
  });
});
