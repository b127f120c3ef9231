import { describe, expect, it } from 'vitest';
import { skillsOf } from '../../../src-main/documents/people/skills.ts';
import { stemsOf } from '../../../src-main/documents/people/stems.ts';
import { finished, listOf, sentencesOf } from '../../../src-main/documents/text/sentences.ts';
import { inputOf } from './support/drafting.ts';

const kindsOf = (...groups: object[]) =>
  Object.fromEntries(
    skillsOf(inputOf({ fullName: 'A', skills: groups }).candidate).map(({ name, kind }) => [name, kind]),
  );

describe('skills', () => {
  it('go by what their group says, then by the dictionary, then by the name of the group, then by their looks', () => {
    expect(kindsOf({ kind: 'functional', skills: ['Kubernetes'] })).toEqual({ Kubernetes: 'functional' });
    expect(kindsOf({ name: 'Tools', skills: ['Stakeholder management'] })).toEqual({
      'Stakeholder management': 'functional',
    });
    expect(kindsOf({ name: 'Tools', skills: ['Quux'] })).toEqual({ Quux: 'technical' });
    expect(kindsOf({ skills: ['FooBar 3', 'welding of thin sheets'] })).toEqual({
      'FooBar 3': 'technical',
      'welding of thin sheets': 'functional',
    });
  });

  it('are each listed once, whatever their case, and a group without skills is one itself', () => {
    const names = skillsOf(
      inputOf({
        fullName: 'A',
        skills: [{ skills: ['Python', 'python'] }, { name: 'Negotiation', level: 'Expert', skills: [] }],
      }).candidate,
    ).map(({ name, level }) => [name, level]);
    expect(names).toEqual([
      ['Python', undefined],
      ['Negotiation', 'Expert'],
    ]);
  });

  it('include technologies of experiences and what the dictionary knows in their words, but no names of companies', () => {
    const { candidate } = inputOf({
      fullName: 'A',
      skills: [{ skills: ['Kubernetes'] }],
      experience: [
        { company: 'JSON Works', responsibilities: ['Ran k8s and Jenkins for JSON Works'], technologies: ['Quux'] },
      ],
    });
    expect(skillsOf(candidate).map(({ name, origin }) => [name, origin])).toEqual([
      ['Kubernetes', 'listed'],
      ['Quux', 'technology'],
      ['Jenkins', 'wording'],
    ]);
  });
});

describe('sentences', () => {
  it.each([
    ['One. Two! Three?', ['One.', 'Two!', 'Three?']],
    ['Built for Acme Inc. Cut costs by 3.5 %.', ['Built for Acme Inc. Cut costs by 3.5 %.']],
    ['Uses Node.js and e.g. Redis. Likes tea.', ['Uses Node.js and e.g. Redis.', 'Likes tea.']],
    ['基盤を構築。運用に強み。', ['基盤を構築。', '運用に強み。']],
    ['no end', ['no end']],
  ])('of "%s"', (prose, expected) => {
    expect(sentencesOf(prose)).toEqual(expected);
  });

  it('are found in time linear to the text, however many stops it holds', () => {
    const stops = '.'.repeat(200_000);
    expect(sentencesOf(`A${stops}z`)).toHaveLength(1);
    expect(sentencesOf('a. '.repeat(60_000))).toHaveLength(1);
    expect(stemsOf(`A${stops}z`).size).toBe(1);
  });

  it('are ended once', () => {
    expect([finished('At Acme Inc.'), finished('At Acme'), finished('構築。')]).toEqual([
      'At Acme Inc.',
      'At Acme.',
      '構築。',
    ]);
  });

  it('list with "and", and with semicolons where a part holds a comma', () => {
    expect([listOf(['A']), listOf(['A', 'B', 'C']), listOf(['A, Inc', 'B'])]).toEqual([
      'A',
      'A, B and C',
      'A, Inc; and B',
    ]);
  });
});
