import { describe, expect, it } from 'vitest';
import { findMatters } from '../../../../src-main/documents/interview-pack/matters/find-matters.ts';
import type { Matter } from '../../../../src-main/documents/interview-pack/matters/matter.ts';
import { readNeed } from '../../../../src-main/documents/interview-pack/matters/read-need.ts';
import { groundOf, inputOf } from './support/pack.ts';

const mattersFor = (requirement: string, candidate: object): Matter[] =>
  findMatters(groundOf(inputOf({ fullName: 'A B', ...candidate }, { requirements: [requirement] }))).filter(({ key }) =>
    key.startsWith('requirement'),
  );
const kindsFor = (requirement: string, candidate: object): string[] =>
  mattersFor(requirement, candidate).map(({ kind }) => kind);

describe('a line of a job', () => {
  it.each([
    ['SAP S/4HANA integration experience is a plus.', false],
    ['Nice to have: Terraform', false],
    ['La connaissance de Kafka serait un atout.', false],
    ['Kenntnisse in Kafka von Vorteil', false],
    ['Fluent German and English; French is an advantage.', true],
    ['Information security: ISO 27001, ideally IEC 62443 for operational technology.', true],
    ['You are a team player.', true],
  ])('is a must or a wish: %s', (line, isMust) => {
    expect(readNeed(line, 0).isMust).toBe(isMust);
  });

  it.each([
    ['At least ten years of experience in software', 10],
    ['5+ years’ experience with Java', 5],
    ['3-5 years of professional experience', 3],
    ['Au moins huit ans d’expérience', 8],
    ['Founded 20 years ago', undefined],
    ['A 5 year plan', undefined],
  ])('names years of experience: %s', (line, years) => {
    expect(readNeed(line, 0).years).toBe(years);
  });

  it.each([
    ['Fluent German (C1) and English', ['de:5', 'en:5']],
    ['German B2, French', ['de:4', 'fr:']],
    ['Anglais courant, espagnol apprécié', ['en:5', 'es:5']],
    ['Experience with English contract law in London', []],
    ['Fluent German; French is an advantage', ['de:5']],
  ])('names languages where it is about languages: %s', (line, expected) => {
    expect(readNeed(line, 0).languages.map(({ language, level }) => `${language.code}:${level ?? ''}`)).toEqual(
      expected,
    );
  });

  it.each([
    ['Master’s degree in computer science', true],
    ['Diplôme d’ingénieur ou bac +5', true],
    ['Master en informatique', true],
    ['Licence professionnelle ou BTS', true],
    ['Scrum Master en environnement agile', false],
    ['Certified Scrum Master', false],
    ['A high degree of autonomy', false],
    ['Master data management', false],
    ['Bac +5', true],
  ])('asks for a degree: %s', (line, asks) => {
    expect(readNeed(line, 0).asksForStudy).toBe(asks);
  });
});

describe('what the CV says to it', () => {
  const work = (...responsibilities: string[]) => ({
    experience: [{ company: 'Acme', title: 'Engineer', start: '2018-01', isCurrent: true, responsibilities }],
  });

  it('is the bullet that shares its words, quoted', () => {
    const [matter] = mattersFor(
      'Migration of critical applications to the cloud',
      work('Answered the phone.', 'Led the migration of 31 critical applications.'),
    );
    expect(matter).toMatchObject({ kind: 'work-need', isShown: true, isMust: true });
    expect(matter?.evidence.map(({ quote }) => quote)).toEqual(['Led the migration of 31 critical applications.']);
    expect(matter?.evidence[0]).toMatchObject({ where: 'Engineer, Acme, Jan 2018 – present', experience: 0 });
  });

  it('is nothing where no tool that it names stands in the CV', () => {
    expect(kindsFor('Experience with Apache Kafka', work('Built a Kubernetes platform.'))).toEqual(['missing-need']);
    expect(kindsFor('Experience with Apache Kafka', { skills: [{ skills: ['Kafka'] }] })).toEqual(['technical-need']);
  });

  it('is enough where one of several alternatives stands there', () => {
    expect(kindsFor('Snowflake or BigQuery', work('Ran Snowflake.'))).toEqual(['technical-need']);
  });

  it('is missing in part where it names one tool beside another', () => {
    const kinds = (line: string) => kindsFor(line, work('Ran Jira for three teams.'));
    expect(kinds('Jira and Confluence')).toEqual(['technical-need', 'missing-skill']);
    expect(kinds('Jira or Confluence')).toEqual(['technical-need']);
  });

  it('is found in French through elided articles and endings', () => {
    const [matter] = mattersFor(
      'Capacité à animer des ateliers',
      work('Préparation et animation d’ateliers avec les métiers.'),
    );
    expect(matter?.kind).toBe('people-need');
    expect(matter?.evidence).toHaveLength(1);
  });

  it('compares languages and their levels', () => {
    const languages = [
      { name: 'German', level: 'B2' },
      { name: 'Englisch', level: 'C2' },
    ];
    expect(kindsFor('Fluent German (C1) and English', { languages })).toEqual(['lower-language']);
    expect(kindsFor('Fluent Italian', { languages })).toEqual(['missing-language']);
    expect(kindsFor('Good German', { languages })).toEqual(['language-need']);
  });

  it('compares years and degrees', () => {
    expect(kindsFor('10 years of experience', work('x'))).toEqual(['missing-years']);
    expect(kindsFor('5 years of experience', work('x'))).toEqual(['years-need']);
    expect(kindsFor('Master’s degree', {})).toEqual(['missing-study']);
    expect(kindsFor('Master’s degree', { education: [{ degree: 'MSc' }] })).toEqual(['study-need']);
    expect(kindsFor('Bac +5 ou équivalent', { education: [{ degree: 'Licence Lettres' }] })).toEqual(['missing-study']);
    expect(kindsFor('Bachelor or Master’s degree', { education: [{ degree: 'BSc' }] })).toEqual(['study-need']);
    expect(kindsFor('Master’s degree', { education: [{ degree: 'Abschluss' }] })).toEqual(['study-need']);
  });

  it('shows the degree that comes closest to one that is missing', () => {
    const education = [{ degree: 'Licence', area: 'Informatique', institution: 'Université de Rennes', end: '2016' }];
    const [matter] = mattersFor('Master en informatique', { education });
    expect(matter).toMatchObject({ kind: 'missing-study', evidence: [{ quote: 'Licence' }] });
  });

  it('quotes the role that merely lists a tool, not the word alone', () => {
    const listed = { title: 'Engineer', company: 'Acme', start: '2021-03', end: '2022-02', technologies: ['Kafka'] };
    const [matter] = mattersFor('Kafka', { experience: [listed] });
    expect(matter?.evidence).toEqual([
      { quote: 'Engineer', where: 'Engineer, Acme, Mar 2021 – Feb 2022: Kafka', experience: 0 },
    ]);
    const [untitled] = mattersFor('Kafka', { experience: [{ company: 'Acme', technologies: ['Kafka'] }] });
    expect(untitled?.evidence).toMatchObject([{ quote: 'Kafka' }]);
  });

  it('keeps to each requirement once, whatever its spelling', () => {
    const input = inputOf({ fullName: 'A B' }, { requirements: ['Kafka', 'kafka ', 'Java'] });
    const needs = findMatters(groundOf(input)).filter(({ key }) => key.startsWith('requirement'));
    expect(needs.map(({ key }) => key)).toEqual(['requirement-0', 'requirement-2']);
  });
});
