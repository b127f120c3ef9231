import { describe, expect, it } from 'vitest';
import { interviewPackFacts } from '#shared/kinds/interview-pack/interview-pack.ts';
import {
  emptyPack,
  packValuesSchema,
  resolvePack,
  tellPack,
} from '../../../../../src-renderer/kinds/interview-pack/form-values.ts';
import {
  fewestQuestions,
  longestComment,
  mostQuestions,
  mostSets,
} from '../../../../../src-renderer/kinds/interview-pack/limits.ts';
import { emptyCandidateValues } from '../../../../../src-renderer/kinds/people/candidate-values.ts';

import { questionData } from './support/scored-pack.ts';

const filled = { ...emptyPack, candidate: { ...emptyCandidateValues(), fullName: 'Ada Byron' } };

describe('the form of an interview pack', () => {
  it('asks for nothing without a candidate', () => {
    expect(tellPack(emptyPack)).toMatchObject({ canDraft: false, hasInput: false });
    expect(resolvePack(emptyPack)).toMatchObject({ ok: false });
  });

  it('counts the questions of all sets', () => {
    const options = { ...filled.options, sets: 3, questions: 20 };
    expect(tellPack({ ...filled, options })).toMatchObject({ canDraft: true, sections: 60 });
  });

  it('asks for what its kind takes, with a comment only where there is one', () => {
    const plain = resolvePack(filled);
    const said = resolvePack({ ...filled, options: { ...filled.options, comment: '  Teams. ' } });
    if (!plain.ok || !said.ok) throw new Error('the form is refused');
    expect(plain.value.kindOptions).toEqual({ sets: 1, questions: 15, answers: 'none' });
    expect(said.value.kindOptions).toMatchObject({ comment: 'Teams.' });
    expect(interviewPackFacts.input.safeParse(plain.value.input).success).toBe(true);
    expect(interviewPackFacts.options.safeParse(said.value.kindOptions).success).toBe(true);
  });

  it('asks with the questions of another pack, where there are any, for as many as those', () => {
    const question = questionData(1);
    const given = { from: 'doc-1', title: 'Interview: Nour', questions: [question] };
    const values = { ...filled, given };
    const asked = resolvePack(values);
    if (!asked.ok) throw new Error('the form is refused');
    expect(asked.value.kindOptions['given']).toEqual({ from: 'doc-1', questions: [question] });
    expect(interviewPackFacts.options.safeParse(asked.value.kindOptions).success).toBe(true);
    expect(tellPack(values)).toMatchObject({ sections: 1 });
    expect(tellPack({ ...emptyPack, given })).toMatchObject({ canDraft: false, hasInput: true });
  });

  it('takes up a form that an earlier version kept, which knows no given questions', () => {
    const { given: _given, ...earlier } = filled;
    expect(packValuesSchema.parse(earlier)).toEqual(filled);
  });

  it('knows the limits that the schema of the options sets', () => {
    expect({ fewestQuestions, mostQuestions, mostSets, longestComment }).toEqual({
      fewestQuestions: 5,
      mostQuestions: 40,
      mostSets: 5,
      longestComment: 2_000,
    });
  });
});
