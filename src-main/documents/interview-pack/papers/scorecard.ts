import type { Table, TableCell } from 'mdast';
import type { InterviewTheme, QuestionData } from '#shared/kinds/interview-pack/question.ts';
import { interviewThemes } from '#shared/kinds/interview-pack/question.ts';
import { serializeMarkdown } from '#shared/markdown/serialize-markdown.ts';
import type { Block, Inline } from '../../text/markdown-blocks.ts';
import { heading, paragraph, strong } from '../../text/markdown-blocks.ts';
import { colon, phrase } from '../language/fill-slots.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { lexicons } from '../language/lexicons.ts';

/** Room to write with a pen, as it prints. */
const [longLine, shortLine] = ['…'.repeat(36), '…'.repeat(4)];

const cell = (...pieces: Inline[]): TableCell => ({ type: 'tableCell', children: paragraph(...pieces).children });

const table = (rows: readonly (readonly Inline[])[]): Table => ({
  type: 'table',
  children: rows.map((pieces) => ({ type: 'tableRow', children: pieces.map((piece) => cell(piece)) })),
});

const questionBlocks = (question: QuestionData, lexicon: Lexicon): Block[] => {
  const { labels } = lexicon;
  const { low, middle, high } = question.anchors;
  const mark = colon(lexicon);
  return [
    heading(3, `${question.number}. ${question.question}`),
    paragraph(strong(`${labels.good}${mark}`), ' ', question.goodAnswer),
    table([
      [labels.points, labels.answerLike],
      ['1', low],
      ['3', middle],
      ['5', high],
    ]),
    paragraph(strong(`${labels.score}${mark}`), ` ${shortLine}`),
    paragraph(strong(`${labels.notes}${mark}`), ` ${longLine}`),
    // Three lines: a remark on an answer takes no less.
    paragraph(longLine),
    paragraph(longLine),
  ];
};

/** What an interviewer rates: what the candidate asks in return is noted, not rated. */
const isRated = ({ theme }: QuestionData): boolean => theme !== 'questions-to-ask';

const totalRows = (questions: readonly QuestionData[], lexicon: Lexicon): Inline[][] =>
  interviewThemes.flatMap((theme) => {
    const count = questions.filter((question) => question.theme === theme).length;
    return count === 0 ? [] : [[lexicon.themes[theme].name, `${shortLine} / ${count * 5}`]];
  });

/**
 * A set the other way round, for whoever interviews: each question with what a good answer shows, an anchored scale and
 * room for score and notes, then totals by theme. Questions to ask them are left out but for room to note what was
 * asked. Canonical Markdown.
 */
export const scorecard = (questions: readonly QuestionData[]): string => {
  const lexicon = lexicons[questions[0]?.language ?? 'en'];
  const { labels } = lexicon;
  const rated = questions.filter(isRated);
  if (rated.length === 0) {
    return serializeMarkdown({ type: 'root', children: [paragraph(phrase(labels.noQuestions, lexicon))] });
  }
  const mark = colon(lexicon);
  return serializeMarkdown({
    type: 'root',
    children: [
      ...interviewThemes.flatMap((theme) => {
        const ofTheme = rated.filter((question) => question.theme === theme);
        const title: Block = {
          type: 'heading',
          depth: 2,
          children: [{ type: 'text', value: lexicon.themes[theme].name }],
        };
        return ofTheme.length === 0 ? [] : [title, ...ofTheme.flatMap((question) => questionBlocks(question, lexicon))];
      }),
      { type: 'heading', depth: 2, children: [{ type: 'text', value: labels.total }] },
      table([
        [labels.theme, labels.points],
        ...totalRows(rated, lexicon),
        [labels.total, `${shortLine} / ${rated.length * 5}`],
      ]),
      paragraph(strong(`${labels.asked}${mark}`), ` ${longLine}`),
    ],
  });
};

/** A score that somebody gave a question. */
export interface Score {
  readonly number: number;
  /** 1 to 5. */
  readonly points: number;
}

/** What a theme came to. */
export interface ThemeTotal {
  readonly theme: InterviewTheme;
  /** Questions of the theme that are rated at all, and those that were given points. */
  readonly questions: number;
  readonly scored: number;
  readonly points: number;
  /** Points that the scored ones could have had. */
  readonly possible: number;
  /** Mean of the points given, 1 to 5; null when none were. */
  readonly average: number | null;
}

/** Totals by theme, in the order of the interview; themes without questions are left out, scores outside 1-5 don't count. */
export const totalsByTheme = (questions: readonly QuestionData[], scores: readonly Score[]): ThemeTotal[] => {
  const pointsOf = new Map(
    scores.filter(({ points }) => points >= 1 && points <= 5).map(({ number, points }) => [number, points]),
  );
  return interviewThemes.flatMap((theme) => {
    const ofTheme = questions.filter((question) => isRated(question) && question.theme === theme);
    if (ofTheme.length === 0) return [];
    const given = ofTheme.flatMap(({ number }) => pointsOf.get(number) ?? []);
    const points = given.reduce((sum, one) => sum + one, 0);
    return [
      {
        theme,
        questions: ofTheme.length,
        scored: given.length,
        points,
        possible: given.length * 5,
        average: given.length === 0 ? null : points / given.length,
      },
    ];
  });
};

/** The scorecards of all sets, one after the other; with more than one, each heading says whose it is. */
export const scorecards = (questions: readonly QuestionData[]): string => {
  const sets = [...new Set(questions.map(({ set }) => set))].sort((a, b) => a - b);
  if (sets.length < 2) return scorecard(questions);
  return sets
    .map((set) => {
      const own = questions.filter((question) => question.set === set);
      const name = lexicons[own[0]?.language ?? 'en'].labels.set.replace('{set}', String(set));
      return scorecard(own).replace(/^## /gmu, `## ${name} · `);
    })
    .join('\n');
};
