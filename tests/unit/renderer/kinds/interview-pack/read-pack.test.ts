import { describe, expect, it } from 'vitest';
import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import { toJson } from '#shared/model/json.ts';
import type { StepView } from '#shared/model/step.ts';
import { askedQuestions, needsInput, readPack } from '../../../../../src-renderer/kinds/interview-pack/read-pack.ts';
import { sectionView } from '../../section-view.ts';

const question = (set: number, number: number, part: Partial<QuestionData> = {}): QuestionData => ({
  set,
  number,
  theme: 'technical',
  question: `Question ${number}?`,
  why: 'To know.',
  goodAnswer: 'A case.',
  evidence: [],
  anchors: { low: 'none', middle: 'some', high: 'all' },
  isOwn: false,
  language: 'en',
  ...part,
});

const section = (data: QuestionData, marks = {}) => sectionView({ data: toJson(data), marks });

const step = (set: number, state: StepView['state']): StepView => ({
  key: `questions-${set}`,
  sectionId: null,
  label: { key: 'interview-pack.questions', params: { set } },
  exclusive: 'questions',
  hold: null,
  jobId: null,
  state,
  askedAt: 1,
  startedAt: null,
  finishedAt: null,
  doneAt: null,
  error: null,
});

const answerStep: StepView = { ...step(1, 'running'), key: 'set-1-question-1', exclusive: null };

describe('a pack as its view reads it', () => {
  it('has its sets newest first, each with its step and its questions in order', () => {
    const pack = readPack({
      sections: [section(question(1, 2)), section(question(2, 1)), section(question(1, 1))],
      steps: [step(1, 'completed'), step(2, 'completed'), answerStep],
    });
    expect(pack.sets.map(({ number }) => number)).toEqual([2, 1]);
    expect(pack.sets[1]?.questions.map(({ data }) => data.number)).toEqual([1, 2]);
    expect(pack.sets[1]?.step?.key).toBe('questions-1');
  });

  it('has a set that is still being found, and says that no other can be asked for (C3)', () => {
    const pack = readPack({ sections: [section(question(1, 1))], steps: [step(1, 'completed'), step(2, 'ready')] });
    expect(pack.sets[0]).toMatchObject({ number: 2, questions: [] });
    expect(pack.openSet?.number).toBe(2);
  });

  it.each(['failed', 'cancelled', 'completed', null] as const)('waits for no set whose step is %s', (state) => {
    expect(readPack({ sections: [], steps: [step(1, state)] }).openSet).toBeNull();
  });

  it('passes over sections that hold no question, and marks that it cannot read', () => {
    const pack = readPack({
      sections: [sectionView(), section(question(1, 1), { practice: { tries: 'many' }, score: { score: 9 } })],
      steps: [],
    });
    expect(pack.sets).toHaveLength(1);
    expect(pack.sets[0]?.questions[0]).toMatchObject({
      practice: { tries: [], notes: '' },
      score: { score: null, notes: '' },
      evidence: '',
    });
  });

  it('needs input until the candidate has said something', () => {
    const asked = question(1, 1, { needsInput: 'Where was that?' });
    const [before] = readPack({ sections: [section(asked)], steps: [] }).sets[0]?.questions ?? [];
    const [after] =
      readPack({ sections: [section(asked, { evidence: { text: 'In Lyon.' } })], steps: [] }).sets[0]?.questions ?? [];
    expect([before, after].map((one) => one && needsInput(one))).toEqual([true, false]);
  });

  it('asks the candidate nothing that the candidate asks', () => {
    const sections = [section(question(1, 1)), section(question(1, 2, { theme: 'questions-to-ask' }))];
    const [set] = readPack({ sections, steps: [] }).sets;
    expect(askedQuestions(set?.questions ?? []).map(({ data }) => data.number)).toEqual([1]);
  });
});
