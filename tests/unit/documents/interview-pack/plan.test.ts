import { describe, expect, it } from 'vitest';
import { interviewPackBriefSchema, interviewPackWishSchema } from '#shared/kinds/interview-pack/brief.ts';
import { interviewPackOptionsSchema } from '#shared/kinds/interview-pack/options.ts';
import { planFound, planPack, planWish } from '../../../../src-main/documents/interview-pack/plan.ts';
import { architect, groundOf, questionOf, setOf } from './support/pack.ts';

const options = interviewPackOptionsSchema.parse({ sets: 2, questions: 6, comment: 'short' });
const ground = () => groundOf(architect);

describe('the plan of an interview pack', () => {
  it('begins with the first set and no section', () => {
    expect(planPack(options, ground)).toEqual({
      sections: [],
      steps: [
        {
          key: 'questions-1',
          job: 'draft-outline',
          section: null,
          label: { key: 'interview-pack.questions', params: { set: 1 } },
          brief: { type: 'questions', set: 1, count: 6, answers: 'none', comment: 'short' },
          waitsFor: [],
          rule: 'all-succeeded',
          canEmbed: true,
          start: 'now',
          exclusive: 'questions',
        },
      ],
    });
  });

  it('goes on with a section and an answer for each question found, and with the next set', () => {
    const questions = setOf(architect, { count: 6 });
    const brief = { type: 'questions', set: 1, count: 6, answers: 'none' } as const;
    const { sections, steps } = planFound(brief, questions, options, []);
    expect(sections.map(({ key, order, group }) => [key, order, group])).toEqual(
      questions.map(({ number, theme }) => [`set-1-question-${number}`, 1_000 + number, theme]),
    );
    expect(steps.map(({ key, start }) => [key, start])).toEqual([
      ...questions.map(({ number }) => [`set-1-question-${number}`, 'on-request']),
      ['questions-2', 'now'],
    ]);
    for (const { brief: own } of sections) interviewPackBriefSchema.parse(own);
    const last = planFound({ ...brief, set: 2, answers: 'all' }, questions, options, []);
    expect(last.steps.every(({ start, job }) => start === 'now' && job === 'draft-section')).toBe(true);
  });

  it('numbers a set around the questions that stay in it, each under the heading of its theme', () => {
    const questions = setOf(architect, { count: 6 });
    const brief = { type: 'questions', set: 1, count: 6, answers: 'none' } as const;
    const staying = [
      questionOf({ set: 1, number: 2, theme: 'motivation' }),
      questionOf({ set: 1, number: 9, isOwn: true }),
      questionOf({ set: 2, number: 1 }),
    ];
    const { sections } = planFound(brief, questions, options, staying);
    expect(sections.map(({ data }) => [data.question, data.number])).toEqual(
      questions.map(({ question }, at) => [question, [1, 3, 4, 5, 6, 7][at]]),
    );
    expect(sections.map(({ key, order }) => [key, order])).toEqual(
      [1, 3, 4, 5, 6, 7].map((number) => [`set-1-question-${number}`, 1_000 + number]),
    );
    expect(sections[1]?.heading).not.toBeNull();
  });

  it('renews the set that is still to be found, where nothing of its first draft is to stay', () => {
    const [first, draft] = [questionOf({ set: 1 }), questionOf({ set: 2 })];
    const wish = { type: 'questions' } as const;
    const renewed = planWish(wish, { there: [first, draft], staying: [first] }, options, ground);
    expect(renewed.steps).toMatchObject([{ key: 'questions-2' }]);
    const touched = planWish(wish, { there: [first, draft], staying: [first, draft] }, options, ground);
    expect(touched.steps).toMatchObject([{ key: 'questions-3' }]);
  });

  it('adds a set after the last one when it is asked for', () => {
    const there = [questionOf({ set: 1 }), questionOf({ set: 3 })];
    const { steps } = planWish({ type: 'questions', comment: 'harder' }, { there, staying: there }, options, ground);
    expect(steps).toMatchObject([
      { key: 'questions-4', brief: { set: 4, count: 6, answers: 'none', comment: 'harder' } },
    ]);
  });

  it('adds a question of the user’s own at the end of its set', () => {
    const there = [questionOf({ set: 1, number: 6 }), questionOf({ set: 2, number: 4 })];
    const wish = { type: 'own-question', question: 'What is your view of Terraform?', theme: 'technical' } as const;
    const { sections, steps } = planWish(wish, { there, staying: there }, options, ground);
    expect(sections).toMatchObject([{ key: 'set-2-own-5', data: { isOwn: true, theme: 'technical', number: 5 } }]);
    expect(sections[0]?.data.evidence.some(({ quote }) => /Terraform/u.test(quote))).toBe(true);
    expect(steps).toMatchObject([{ key: 'set-2-own-5', start: 'on-request' }]);
    expect(planWish({ ...wish, set: 1 }, { there, staying: there }, options, ground).sections[0]?.key).toBe(
      'set-1-own-7',
    );
    expect(planWish(wish, { there: [], staying: [] }, options, ground).sections[0]?.key).toBe('set-1-own-1');
  });

  it('knows no other wish, and no other numbers', () => {
    expect(() => interviewPackWishSchema.parse({ type: 'lunch' })).toThrow();
    expect(() => interviewPackWishSchema.parse({ type: 'own-question', question: ' ', theme: 'technical' })).toThrow();
    expect(() => interviewPackOptionsSchema.parse({ sets: 6 })).toThrow();
    expect(() => interviewPackOptionsSchema.parse({ questions: 4 })).toThrow();
    expect(interviewPackOptionsSchema.parse({})).toEqual({ sets: 1, questions: 15, answers: 'none' });
  });
});
