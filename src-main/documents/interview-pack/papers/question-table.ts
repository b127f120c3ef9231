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

/** What a spreadsheet takes for a formula, also after the spaces it skips. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

/** A cell that no spreadsheet runs: an apostrophe keeps it text. */
export const defused = (cell: string): string =>
  formulaStart.test(cell.trimStart()) || formulaStart.test(cell) ? `'${cell}` : cell;

const csvCell = (cell: string): string => {
  const safe = defused(cell);
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as CSV (RFC 4180): CRLF after each, quotation marks where they are needed, formulas defused. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
