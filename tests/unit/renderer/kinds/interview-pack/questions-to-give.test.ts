import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../../src-renderer/kinds/interview-pack/pack-facts.ts';
import { readPack } from '../../../../../src-renderer/kinds/interview-pack/read-pack.ts';
import {
  questionsToGive,
  setToGive,
} from '../../../../../src-renderer/kinds/interview-pack/share/questions-to-give.ts';
import { questionData, scoredPack } from './support/scored-pack.ts';

const evidence = [{ quote: 'Ran 38 clusters.', where: 'Data engineer, Aurelia Rail, 2015 – today' }];
const only = (view: ReturnType<typeof scoredPack>) => {
  const [set] = readPack(view).sets;
  if (!set) throw new Error('no set');
  return set;
};

describe('the questions that another candidate is given', () => {
  const view = scoredPack('nour', 'Nour', [
    [questionData(1, { evidence, needsInput: 'Where was that?' }), 4],
    [questionData(2, { question: 'What would carry over from Aurelia Rail?' }), null],
  ]);

  it('leave the evidence with its candidate, and what only that one could say', () => {
    const [question] = questionsToGive(only(view), null);
    expect(question).toMatchObject({ question: 'Question 1?', evidence: [] });
    expect(question).not.toHaveProperty('needsInput');
  });

  it('name nowhere that the candidate has worked, unless the job does', () => {
    expect(questionsToGive(only(view), null)).toHaveLength(1);
    const job = { requirements: ['Knows Aurelia Rail'], skills: [] };
    expect(questionsToGive(only(view), job)).toHaveLength(2);
  });
});

describe('the set that is given', () => {
  const sets = (scores: readonly (number | null)[]) =>
    readPack(
      scoredPack(
        'nour',
        'Nour',
        scores.map((score, at) => [questionData(1, { set: at + 1 }), score]),
      ),
    );

  it.each([
    ['the newest, while none is scored', [null, null], false, 2],
    ['the newest that is scored', [3, 4, null], false, 2],
    ['the one that this candidate was given too', [null, 5], true, 1],
  ] as const)('is %s', (_, scores, isGiven, number) => {
    expect(setToGive(sets(scores), isGiven)?.number).toBe(number);
  });

  it('is none while there is nothing to ask', () => {
    const own = scoredPack('nour', 'Nour', [[questionData(1, { theme: 'questions-to-ask' }), null]]);
    expect(setToGive(readPack(own), false)).toBeNull();
  });
});

describe('where the questions of a pack come from', () => {
  it('is the pack itself, or the one they first came from', () => {
    expect(readFacts(scoredPack('nour', 'Nour', []))).toMatchObject({ origin: 'nour', isGiven: false });
    expect(readFacts(scoredPack('ada', 'Ada', [], { givenFrom: 'nour' }))).toMatchObject({
      origin: 'nour',
      isGiven: true,
    });
  });

  it('says what another set is like, also of a pack that was made before that was kept', () => {
    const view = { job: null, language: 'en', usualSet: { count: 22, answers: 'all', comment: 'Teams.' } };
    const { id } = scoredPack('nour', 'Nour', []);
    expect(readFacts({ id, view }).usualSet).toEqual({ count: 22, answers: 'all', comment: 'Teams.' });
    expect(readFacts({ id, view: {} }).usualSet).toEqual({ count: 15, answers: 'none', comment: '' });
  });
});
