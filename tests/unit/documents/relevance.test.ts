import { describe, expect, it } from 'vitest';
import { mentions, searchTerm, searchText } from '../../../src-main/documents/people/mention.ts';
import { ranked, relevanceTo } from '../../../src-main/documents/people/relevance.ts';
import { stemsOf } from '../../../src-main/documents/people/stems.ts';
import { inputOf } from './support/drafting.ts';

const relevanceOf = (job: object) => relevanceTo(inputOf({ fullName: 'A' }, job).job);

describe('stems', () => {
  it.each([
    ['migrations', 'migrated'],
    ['clusters', 'cluster'],
    ['Réseaux sécurisés', 'reseaux securises'],
    ['libraries', 'library'],
    ['planning', 'planned'],
  ])('%s and %s meet', (a, b) => {
    expect(stemsOf(a)).toEqual(stemsOf(b));
  });

  it('keep C, C++ and C# apart, and numbers with signs whole', () => {
    expect(stemsOf('C++ and C# 4.0')).toEqual(new Set(['c++', 'c#', '4.0']));
  });

  it('compare scripts without spaces by pairs of characters', () => {
    expect([...stemsOf('データ基盤')].length).toBe(4);
    expect([...stemsOf('データ基盤の設計')].filter((pair) => stemsOf('データ基盤').has(pair))).toHaveLength(4);
  });
});

describe('mentions of a skill', () => {
  const says = (text: string, skill: string) => mentions(searchText(text), searchTerm(skill));

  it.each([
    ['Ran K8s clusters', 'Kubernetes', true],
    ['Operated kubernetes', 'Kubernetes', true],
    ['We go live on Monday', 'Go', false],
    ['Planned the Go-live', 'Go', false],
    ['Services in Go, Rust', 'Go', true],
    ['JavaScript front ends', 'Java', false],
    ['Node.js services', 'Node', false],
    ['C++ drivers', 'C', false],
    ['Pythonで構築', 'Python', true],
    ['gestion des marchés publics', 'Marchés publics', true],
    ['Beekeeping since 2012', 'beekeeping', true],
    ['Team of 5', 'R', false],
  ])('"%s" names %s: %s', (text, skill, expected) => {
    expect(says(text, skill)).toBe(expected);
  });
});

describe('relevance to a job', () => {
  const job = {
    title: 'Platform engineer',
    requirements: ['Operate Kubernetes clusters', 'Write clear documentation', 'Operate databases'],
    skills: ['Terraform'],
  };

  it('scores what the job asks above what it does not', () => {
    const { ofText } = relevanceOf(job);
    expect(ofText('Operated clusters of Kubernetes')).toBeGreaterThan(ofText('Organised the summer party'));
    expect(ofText('Organised the summer party')).toBe(0);
  });

  it('weighs rare words of the job above those in every other requirement', () => {
    const { ofText } = relevanceOf(job);
    expect(ofText('documentation')).toBeGreaterThan(ofText('operate'));
  });

  it('knows a skill under its other names', () => {
    const { ofSkill } = relevanceOf(job);
    expect(ofSkill(searchTerm('K8s'))).toBeGreaterThan(0);
    expect(ofSkill(searchTerm('COBOL'))).toBe(0);
  });

  it('goes by the text of a job of which nothing else is known', () => {
    const { ofText } = relevanceOf({ sourceText: 'We look for somebody who can weld aluminium.' });
    expect(ofText('Welding of aluminium hulls')).toBeGreaterThan(0);
  });

  it('keeps the order of the source without a job, and among equals', () => {
    const { ofText } = relevanceTo(undefined);
    expect(ranked(['Kubernetes', 'b', 'a'], ofText)).toEqual(['Kubernetes', 'b', 'a']);
  });
});
