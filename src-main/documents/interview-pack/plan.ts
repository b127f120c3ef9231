import type { InterviewPackBrief, InterviewPackWish, QuestionsBrief } from '#shared/kinds/interview-pack/brief.ts';
import type { InterviewPackOptions } from '#shared/kinds/interview-pack/options.ts';
import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import { lexicons } from './language/lexicons.ts';
import type { Ground } from './matters/matter.ts';
import { ownQuestion } from './questions/own-question.ts';
import { shareQuestions } from './questions/share-questions.ts';

interface PackLabel {
  readonly key: string;
  readonly params: Record<string, string | number>;
}

/** The section of one question: its text is the answer, its data the question. */
export interface PackSection {
  readonly key: string;
  readonly order: number;
  readonly label: PackLabel;
  /** Above the first question of each theme; the others stand under it. */
  readonly heading: string | null;
  readonly role: 'entry';
  readonly group: QuestionData['theme'];
  readonly hasSource: true;
  readonly brief: InterviewPackBrief;
  readonly data: QuestionData;
}

/** A set to be found, or an answer to be written. */
export interface PackStep {
  readonly key: string;
  readonly job: 'draft-outline' | 'draft-section';
  readonly section: string | null;
  readonly label: PackLabel;
  readonly brief: InterviewPackBrief | null;
  readonly waitsFor: string[];
  readonly rule: 'all-succeeded' | 'all-finished';
  readonly canEmbed: true;
  readonly start: 'now' | 'on-request';
  readonly exclusive: string | null;
}

export interface PackPlan {
  readonly sections: readonly PackSection[];
  readonly steps: readonly PackStep[];
}

/** While a set is being found, no other can be asked for (C3). */
const exclusiveName = 'questions';

const questionsStep = (brief: QuestionsBrief): PackStep => ({
  key: `questions-${brief.set}`,
  job: 'draft-outline',
  section: null,
  label: { key: 'interview-pack.questions', params: { set: brief.set } },
  brief,
  waitsFor: [],
  rule: 'all-succeeded',
  canEmbed: true,
  start: 'now',
  exclusive: exclusiveName,
});

const themeHeading = ({ set, theme, language }: QuestionData): string => {
  const { labels, themes } = lexicons[language];
  return `${labels.set.replace('{set}', String(set))} · ${themes[theme].name}`;
};

/** A question of the user's own has a key of its own: a set that is found later may have one with the same number. */
const keyOf = ({ set, number, isOwn }: QuestionData): string => `set-${set}-${isOwn ? 'own' : 'question'}-${number}`;

const planQuestion = (
  data: QuestionData,
  answers: QuestionsBrief['answers'],
  before: QuestionData | undefined,
): { section: PackSection; step: PackStep } => {
  const { set, number } = data;
  const key = keyOf(data);
  const label: PackLabel = { key: 'interview-pack.question', params: { set, number } };
  return {
    section: {
      key,
      order: set * 1_000 + number,
      label,
      heading: before?.theme === data.theme ? null : themeHeading(data),
      role: 'entry',
      group: data.theme,
      hasSource: true,
      brief: { type: 'answer', question: data },
      data,
    },
    step: {
      key,
      job: 'draft-section',
      section: key,
      label,
      brief: null,
      waitsFor: [],
      rule: 'all-succeeded',
      canEmbed: true,
      start: answers === 'all' ? 'now' : 'on-request',
      exclusive: null,
    },
  };
};

/** Sections and steps of questions, in order. `beside` are others of their set, which some of them may come after. */
const planOf = (
  questions: readonly QuestionData[],
  answers: QuestionsBrief['answers'],
  beside: readonly QuestionData[] = [],
): PackPlan => {
  const ordered = [...questions, ...beside].sort((one, other) => one.number - other.number);
  const planned = questions.map((question) => planQuestion(question, answers, ordered[ordered.indexOf(question) - 1]));
  return { sections: planned.map(({ section }) => section), steps: planned.map(({ step }) => step) };
};

/** Numbers questions past those that are taken, so that no two of a set have the same. */
const numberAround = (questions: readonly QuestionData[], taken: ReadonlySet<number>): QuestionData[] => {
  let number = 0;
  return questions.map((question) => {
    do number += 1;
    while (taken.has(number));
    return { ...question, number };
  });
};

const withComment = (comment: string | undefined) => (comment ? { comment } : {});

/** What there is to do when a pack is made: find its first set, or take over the one that is given. */
export const planPack = (options: InterviewPackOptions, ground: () => Ground): PackPlan => {
  const { questions, answers, comment, given } = options;
  if (given !== undefined) {
    const shared = planOf(shareQuestions(given.questions, ground()), answers);
    if (shared.sections.length > 0) return shared;
  }
  const brief: QuestionsBrief = { type: 'questions', set: 1, count: questions, answers, ...withComment(comment) };
  return { sections: [], steps: [questionsStep(brief)] };
};

/**
 * What follows from a set that was found: a section and an answer for each question, and the next set where more were
 * asked for. `staying` are the questions that the pack keeps; those of the same set keep their numbers too.
 */
export const planFound = (
  brief: QuestionsBrief,
  questions: readonly QuestionData[],
  options: InterviewPackOptions,
  staying: readonly QuestionData[],
): PackPlan => {
  const beside = staying.filter(({ set }) => set === brief.set);
  const numbered = numberAround(questions, new Set(beside.map(({ number }) => number)));
  const { sections, steps } = planOf(numbered, brief.answers, beside);
  const next = brief.set < options.sets ? [questionsStep({ ...brief, set: brief.set + 1 })] : [];
  return { sections, steps: [...steps, ...next] };
};

const last = (numbers: readonly number[]): number => numbers.reduce((most, one) => Math.max(most, one), 0);

/**
 * What follows from a wish: the step of another set, numbered after the last one that stays, or the section of a question
 * of the user's own, at the end of the set it joins.
 *
 * @param there all questions of the pack
 * @param staying those of them that don't give way to a set that is still to be found
 */
export const planWish = (
  wish: InterviewPackWish,
  { there, staying }: { readonly there: readonly QuestionData[]; readonly staying: readonly QuestionData[] },
  options: InterviewPackOptions,
  ground: () => Ground,
): PackPlan => {
  if (wish.type === 'questions') {
    const brief: QuestionsBrief = {
      type: 'questions',
      set: last(staying.map(({ set }) => set)) + 1,
      count: wish.count ?? options.questions,
      answers: wish.answers ?? options.answers,
      ...withComment(wish.comment ?? options.comment),
    };
    return { sections: [], steps: [questionsStep(brief)] };
  }
  const set = wish.set ?? Math.max(1, last(there.map((one) => one.set)));
  const sameSet = there.filter((one) => one.set === set);
  const number = last(sameSet.map((one) => one.number)) + 1;
  const question = ownQuestion({ question: wish.question, theme: wish.theme, set, number }, ground());
  return planOf([question], 'none', sameSet);
};
