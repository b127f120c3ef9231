import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';

/** A question and its answer, as Markdown. */
export interface AnsweredQuestion {
  readonly question: QuestionData;
  readonly answer: string;
}

const columns = [
  'set',
  'number',
  'theme',
  'question',
  'why',
  'good_answer',
  'requirement',
  'evidence',
  'score_1',
  'score_3',
  'score_5',
  'needs_input',
  'answer',
] as const;

/** The rows of a table of questions, the names of its columns first. Plain text, not yet quoted for any format. */
export const questionRows = (answered: readonly AnsweredQuestion[]): string[][] => [
  [...columns],
  ...answered.map(({ question, answer }) => [
    String(question.set),
    String(question.number),
    question.theme,
    question.question,
    question.why,
    question.goodAnswer,
    question.requirement ?? '',
    question.evidence.map(({ quote, where }) => `${quote} (${where})`).join('\n'),
    question.anchors.low,
    question.anchors.middle,
    question.anchors.high,
    question.needsInput ?? '',
    answer,
  ]),
];
