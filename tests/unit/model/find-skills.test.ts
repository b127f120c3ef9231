import { describe, expect, it } from 'vitest';
import { findSkills } from '#shared/model/find-skills.ts';
import { skillDictionary, skillNamed } from '#shared/model/skill-dictionary.ts';

const found = (text: string): string[] => findSkills(text).map(({ skill }) => skill.name);

describe('skills found in running text', () => {
  it('tells C, C++ and C# apart, and names with dots and slashes', () => {
    expect(found('C++, C# or C; .NET, ASP.NET, Node.js and CI/CD')).toEqual([
      'C++',
      'C#',
      'C',
      '.NET',
      'ASP.NET',
      'Node.js',
      'CI/CD',
    ]);
  });

  it('takes the longest name', () => {
    expect(found('Spring Boot and React Native')).toEqual(['Spring Boot', 'React Native']);
    expect(found('JavaScript')).toEqual(['JavaScript']);
  });

  it('does not take everyday words for names', () => {
    expect(
      found('We go far, excel in teams and react to incidents. Go for it. Le rest est vite fait, notion de base.'),
    ).toEqual([]);
    expect(found('Go, Rust; experience with React and Excel.')).toEqual(['Go', 'Rust', 'React', 'Excel']);
  });

  it('knows other languages and ignores accents and case', () => {
    expect(found('GESTION DE PROJET, analisis de datos, Anforderungsanalyse')).toEqual([
      'Project management',
      'Data analysis',
      'Requirements engineering',
    ]);
  });

  it('gives the wording and place of the text, each skill once', () => {
    expect(findSkills('Uses k8s and Kubernetes')).toMatchObject([{ text: 'k8s', index: 5 }]);
  });

  it('finds no skill in an address', () => {
    expect(found('See https://aws.amazon.com and jenkins.io')).toEqual([]);
  });

  it('finds Latin names within scripts without spaces', () => {
    expect(found('Pythonの経験')).toEqual(['Python']);
  });
});

describe('the skill dictionary', () => {
  it('knows several hundred skills of both kinds by every name', () => {
    expect(skillDictionary.length).toBeGreaterThan(500);
    expect(new Set(skillDictionary.map(({ kind }) => kind))).toEqual(new Set(['technical', 'functional']));
    for (const skill of skillDictionary) {
      expect(skill.name).toMatch(/\S/);
      expect(skill.domain).toMatch(/^\p{Lu}[\p{L}, -]+$/u);
      expect(skillNamed(skill.name)).toBe(skill);
    }
  });

  it('has no name twice', () => {
    const names = skillDictionary.flatMap(({ terms }) => terms.map(({ text }) => text.toLowerCase()));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('finds each name of a skill in running text, but those that are labels only', () => {
    for (const skill of skillDictionary) {
      for (const { text, match } of skill.terms) {
        if (match !== 'label') expect(found(`${text},`), text).toContain(skill.name);
      }
    }
  });
});
