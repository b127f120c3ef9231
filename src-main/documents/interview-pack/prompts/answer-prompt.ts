import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import type { Prompt } from '#shared/model/prompt.ts';
import { fencedJson } from '../../text/fenced-json.ts';
import type { Ground } from '../matters/matter.ts';
import { fencedCandidacy, fencedComment, instructions } from './instructions.ts';

const languageNames = { en: 'English', fr: 'French' } as const;

/** What a model is asked for the answer to one question. */
export const answerPrompt = (
  question: QuestionData,
  ground: Ground,
  wish: {
    readonly comment?: string | undefined;
    /** What the candidate said to the question themselves: evidence like the CV's. */
    readonly said?: string | undefined;
    readonly isLanguageNamed: boolean;
    readonly wishes: readonly string[];
  },
): Prompt => {
  const { theme, question: asked, why, goodAnswer, requirement, evidence, needsInput } = question;
  const source = [
    fencedJson('question', { theme, question: asked, why, goodAnswer, requirement, evidence, needsInput }),
    ...(wish.said === undefined ? [] : [fencedJson('said', { said: wish.said })]),
    ...fencedComment(wish.comment),
  ];
  const task =
    theme === 'questions-to-ask'
      ? 'The candidate will ask "question" at the interview. In a few lines say what a good reply would hold, what a poor one would, and what to ask next.'
      : wish.said === undefined
        ? 'Write the answer to "question" for the candidate, from the evidence first, then from the rest of the CV.'
        : 'Write the answer to "question" for the candidate, from what they "said" themselves first, then from the evidence and the rest of the CV.';
  return {
    instructions,
    shared: fencedCandidacy(ground.input),
    source: source.join('\n\n'),
    request: [
      task,
      ...(wish.isLanguageNamed ? [] : [`Write in ${languageNames[question.language]}.`]),
      ...wish.wishes,
    ].join('\n'),
  };
};
