import type { InterviewTheme, QuestionData } from '#shared/kinds/interview-pack/question.ts';
import { longestQuestion } from '#shared/kinds/interview-pack/question.ts';
import { phrase } from '../language/fill-slots.ts';
import { readable, shortened } from '../language/quotation.ts';
import type { Ground } from '../matters/matter.ts';
import { evidenceFrom } from '../matters/matter.ts';

/** A question that the user typed, with what its theme says of all questions and the evidence that its words touch. */
export const ownQuestion = (
  { question, theme, set, number }: { question: string; theme: InterviewTheme; set: number; number: number },
  ground: Ground,
): QuestionData => {
  const { lexicon } = ground;
  const usual = lexicon.themes[theme];
  const { low, middle, high } = usual.anchors;
  const say = (text: string): string => phrase(text, lexicon);
  const evidence = theme === 'questions-to-ask' ? [] : evidenceFrom(ground.cv.support(question).lines);
  const isOpen = theme !== 'questions-to-ask' && (evidence.length === 0 || theme === 'motivation');
  return {
    set,
    number,
    theme,
    question: shortened(readable(question), longestQuestion) || '…',
    why: say(usual.why),
    goodAnswer: say(usual.good),
    evidence,
    anchors: { low: say(low), middle: say(middle), high: say(high) },
    isOwn: true,
    language: lexicon.language,
    ...(isOpen ? { needsInput: say(usual.input) } : {}),
  };
};
