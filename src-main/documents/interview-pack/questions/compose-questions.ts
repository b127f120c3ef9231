import type { QuestionData, QuestionSet } from '#shared/kinds/interview-pack/question.ts';
import { patternsIn } from '../bank/patterns.ts';
import { fillSlots, phrase } from '../language/fill-slots.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { findMatters } from '../matters/find-matters.ts';
import type { Ground, Matter } from '../matters/matter.ts';
import type { Choice } from './choose-questions.ts';
import { chooseQuestions } from './choose-questions.ts';

/** What only the candidate can say to a question about a matter; undefined where the CV carries an answer. */
const inputNeeded = ({ matter, pattern }: Choice, lexicon: Lexicon): string | undefined => {
  if (pattern.theme === 'questions-to-ask') return undefined;
  if (matter.isShown && matter.evidence.length > 0 && pattern.theme !== 'motivation') return undefined;
  // A situation or a piece of work is asked for by theme; anything else that is about nothing in particular is not.
  const isCase = matter.kind === 'general' && (pattern.theme === 'behavioural' || pattern.theme === 'technical');
  const own = isCase ? undefined : lexicon.inputs[matter.kind];
  const asked = own === undefined ? undefined : fillSlots(own, matter.slots, lexicon);
  return asked ?? phrase(lexicon.themes[pattern.theme].input, lexicon);
};

const toQuestion = (choice: Choice, set: number, number: number, lexicon: Lexicon): QuestionData => {
  const { pattern, matter, question } = choice;
  const { why, good, low, middle, high } = pattern.text;
  const say = (text: string): string => phrase(text, lexicon);
  const needsInput = inputNeeded(choice, lexicon);
  return {
    set,
    number,
    theme: pattern.theme,
    question,
    why: say(why),
    goodAnswer: say(good),
    ...(matter.requirement === undefined ? {} : { requirement: matter.requirement }),
    evidence: pattern.theme === 'questions-to-ask' ? [] : [...matter.evidence],
    anchors: { low: say(low), middle: say(middle), high: say(high) },
    isOwn: false,
    language: lexicon.language,
    ...(needsInput === undefined ? {} : { needsInput }),
    source: { pattern: pattern.id, matter: matter.key },
  };
};

/**
 * A set of questions from the bank (F2): what the job asks, what the CV shows and what it leaves open. `earlier` are the
 * questions of the other sets; none of them is asked again.
 */
export const composeQuestions = (
  ground: Ground,
  wish: {
    readonly set: number;
    readonly count: number;
    readonly comment?: string | undefined;
    readonly earlier: readonly QuestionData[];
  },
): QuestionSet => {
  const { lexicon } = ground;
  const choices = chooseQuestions(
    patternsIn(lexicon.language),
    findMatters(ground),
    { count: wish.count, comment: wish.comment, asked: wish.earlier },
    lexicon,
  );
  return { questions: choices.map((choice, place) => toQuestion(choice, wish.set, place + 1, lexicon)) };
};

/** The same question made of another ground, as one without names; undefined where that ground doesn't hold its matter. */
export const composeAgain = (
  question: QuestionData,
  ground: Ground,
  matters: readonly Matter[],
): QuestionData | undefined => {
  const { source } = question;
  const pattern = patternsIn(question.language).find(({ id }) => id === source?.pattern);
  const matter = matters.find(({ key, kind }) => key === source?.matter && kind === pattern?.about);
  if (pattern === undefined || matter === undefined) return undefined;
  const text = fillSlots(pattern.text.ask, matter.slots, ground.lexicon);
  if (text === undefined) return undefined;
  return toQuestion({ pattern, matter, question: text }, question.set, question.number, ground.lexicon);
};
