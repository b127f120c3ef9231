import { describe, expect, it } from 'vitest';
import { questionDataSchema } from '#shared/kinds/interview-pack/question.ts';
import { isQuestionCut, questionAnonymiser } from '../../../../src-main/documents/interview-pack/anonymise-question.ts';
import { anonymiseCandidacy } from '../../../../src-main/documents/people/anonymise-candidacy.ts';
import { inputOf, questionOf, sampleJob, setOf, today } from './support/pack.ts';

const input = inputOf(
  {
    fullName: 'Kwame Mensah',
    summary: 'Kwame Mensah built platforms.',
    experience: [
      {
        company: 'Zephyrion Systems',
        title: 'Architect',
        start: '2020-01',
        isCurrent: true,
        responsibilities: [
          'Led 9 engineers at Zephyrion Systems and cut costs by 40 %.',
          'Mensah introduced Terraform for all teams of the company.',
        ],
      },
      {
        company: 'Quarzwerk AG',
        title: 'Engineer',
        start: '2018-03',
        end: '2018-09',
        responsibilities: ['Built a Kafka pipeline of 12 million events a day.'],
      },
    ],
    certifications: [{ name: 'PMP', date: '2015' }],
    skills: [{ skills: ['Terraform', 'Kafka', 'Team leadership'] }],
  },
  { ...sampleJob, company: 'Zephyrion Systems' },
);
const anonymous = anonymiseCandidacy(input, { employers: 'hide' });
const anonymise = questionAnonymiser(input, anonymous, today);
const leak = /Kwame|Mensah|Zephyrion|Quarzwerk/iu;

describe('an anonymous question', () => {
  it.each(['en', 'fr'] as const)('names neither person nor employer, in any part (%s)', (language) => {
    const first = setOf(input, { language, count: 40 });
    expect(JSON.stringify(first)).toMatch(leak);
    for (const question of [...first, ...setOf(input, { language, set: 2, count: 40, earlier: first })]) {
      const safe = questionDataSchema.parse(anonymise(question));
      expect(JSON.stringify(safe)).not.toMatch(leak);
      expect(safe.question.length).toBeGreaterThan(10);
    }
  });

  it('is the same question, made again', () => {
    const asked = setOf(input, { count: 40 }).find(({ source }) => source?.matter === 'stay-1');
    const made = asked === undefined ? undefined : anonymise(asked);
    expect(made?.question).toMatch(/Company [AB]/u);
    expect(made).toMatchObject({ set: 1, number: asked?.number, evidence: [{ experience: 1 }] });
  });

  it('of a user’s or a model’s loses its names, and what can’t be told without them', () => {
    const safe = anonymise(
      questionOf({
        question: 'What did Kwame Mensah do at Zephyrion Systems?',
        why: 'Mensah knows.',
        requirement: 'Zephyrion Systems',
        needsInput: 'Ask Kwame Mensah.',
        evidence: [
          {
            quote: 'Mensah introduced Terraform for all teams of the company.',
            where: 'Architect, Zephyrion Systems',
            experience: 0,
          },
          { quote: 'Terraform', where: 'Skills' },
        ],
        anchors: { low: 'Kwame Mensah', middle: 'b', high: 'c' },
      }),
    );
    expect(JSON.stringify(safe)).not.toMatch(leak);
    expect(safe.evidence).toContainEqual({ quote: 'Terraform', where: 'Skills' });
  });

  it('is cut where its sources are', () => {
    const question = questionOf({ evidence: [{ quote: 'x', where: 'y', experience: 1 }] });
    expect(isQuestionCut(question, new Set([1]))).toBe(true);
    expect(isQuestionCut(question, new Set([0, 'skills'] as const))).toBe(false);
  });
});
