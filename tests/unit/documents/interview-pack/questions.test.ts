import { describe, expect, it } from 'vitest';
import { interviewThemes } from '#shared/kinds/interview-pack/question.ts';
import { packLanguage } from '../../../../src-main/documents/interview-pack/language/lexicons.ts';
import { findMatters } from '../../../../src-main/documents/interview-pack/matters/find-matters.ts';
import { architect, groundOf, inputOf, sampleJob, setOf } from './support/pack.ts';

const mustsOf = (input = architect): string[] =>
  findMatters(groundOf(input)).flatMap(({ isMust, key }) => (isMust ? [key] : []));
const mattersIn = (questions: ReturnType<typeof setOf>): Set<string | undefined> =>
  new Set(questions.filter(({ theme }) => theme !== 'questions-to-ask').map(({ source }) => source?.matter));
const demanding = inputOf(architect.candidate, {
  title: 'Lead',
  requirements: ['Kafka', 'Fluent Dutch', 'Stakeholder management', 'PhD in physics', 'Team leadership', 'COBOL'],
});

describe('a set of questions', () => {
  it('asks about every must-have and gap where there is room', () => {
    const musts = mustsOf(demanding);
    expect(musts.length).toBeGreaterThanOrEqual(6);
    const asked = mattersIn(setOf(demanding, { count: Math.max(5, musts.length) }));
    expect(musts.filter((key) => !asked.has(key))).toEqual([]);
  });

  it('asks about what is missing first where there isn’t, and about the rest in the next set', () => {
    const first = setOf(demanding, { count: 5 });
    expect(first).toHaveLength(5);
    const second = setOf(demanding, { set: 2, count: 10, earlier: first });
    const asked = new Set([...mattersIn(first), ...mattersIn(second)]);
    expect(mustsOf(demanding).filter((key) => !asked.has(key))).toEqual([]);
    expect(first.filter(({ theme }) => theme === 'gaps').length).toBeGreaterThanOrEqual(3);
  });

  it('has something of every theme, in the order of an interview', () => {
    const questions = setOf(architect, { count: 20 });
    expect([...new Set(questions.map(({ theme }) => theme))]).toEqual([...interviewThemes]);
    expect(questions.map(({ number }) => number)).toEqual(questions.map((_, place) => place + 1));
  });

  it('is filled without a job, and without a CV to speak of', () => {
    for (const input of [inputOf(architect.candidate), inputOf({ fullName: 'A B' })]) {
      const questions = setOf(input, { count: 15 });
      expect(questions).toHaveLength(15);
      expect(new Set(questions.map(({ theme }) => theme)).size).toBe(interviewThemes.length);
    }
  });

  it('asks about what the comment asks for', () => {
    const words = ({ question, evidence }: ReturnType<typeof setOf>[number]) =>
      [question, ...evidence.map(({ quote }) => quote)].join(' ');
    const about = (comment: string | undefined) =>
      setOf(architect, { count: 15, ...(comment === undefined ? {} : { comment }) }).filter((one) =>
        /Ansible/u.test(words(one)),
      );
    expect(about('Please ask about Ansible').length).toBeGreaterThan(about(undefined).length);
    const behavioural = (comment: string) =>
      setOf(architect, { count: 15, comment }).filter(({ theme }) => theme === 'behavioural');
    expect(behavioural('mostly behavioural').length).toBeGreaterThan(behavioural('').length);
  });

  it('asks in French with French quotation marks and spaces, without elision going wrong', () => {
    const input = inputOf(architect.candidate, sampleJob);
    for (const { question } of setOf(input, { language: 'fr', count: 40 })) {
      const own = question.replace(/«[^»]*»/gu, '« »');
      expect(own).not.toMatch(/[^\u202f][?!;]|[^\u00a0]:(?= )|[“”]/u);
      expect(question).not.toMatch(/\b(?:de|le|que|du) (?:«|A|E|I|O|U|É)/u);
    }
  });
});

describe('the language of a pack', () => {
  const english = inputOf({
    fullName: 'A',
    summary: 'Led the migration of a platform and worked with the teams on site.',
  });
  const french = inputOf({
    fullName: 'A',
    experience: [{ title: 'Cheffe de projet', responsibilities: ['Pilotage d’un budget de 2 M€ pour la ville'] }],
  });

  it.each([
    ['French', 'fr'],
    ['français', 'fr'],
    ['fr-CH', 'fr'],
    ['English', 'en'],
    ['anglais', 'en'],
    ['EN', 'en'],
  ])('is the one that is named: %s', (name, language) => {
    expect(packLanguage(language === 'fr' ? english : french, name)).toBe(language);
  });

  it('else is that of the candidate’s own text, else that of the job', () => {
    expect(packLanguage(english, undefined)).toBe('en');
    expect(packLanguage(french, undefined)).toBe('fr');
    expect(packLanguage(french, 'Klingon')).toBe('fr');
    const job = {
      requirements: [
        'Maîtrise de la gestion de projet dans un contexte international et des outils de suivi, avec une équipe de dix personnes.',
      ],
    };
    expect(packLanguage(inputOf({ fullName: 'A' }, job), undefined)).toBe('fr');
    expect(packLanguage(inputOf({ fullName: 'A' }), undefined)).toBe('en');
  });
});
