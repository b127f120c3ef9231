import type { InterviewTheme } from '#shared/kinds/interview-pack/question.ts';
import { interviewThemes } from '#shared/kinds/interview-pack/question.ts';

/** What the scores of some questions come to. */
export interface ScoreTotal {
  readonly questions: number;
  readonly scored: number;
  /** The points given, of 5 for each scored question. */
  readonly points: number;
  /** Mean of the scores; null where nothing was scored. */
  readonly mean: number | null;
}

interface Scored {
  readonly theme: InterviewTheme;
  readonly score: number | null;
}

/** What all of the questions come to. Pure. */
export const totalScore = (questions: readonly Scored[]): ScoreTotal => {
  const scores = questions.flatMap(({ score }) => score ?? []);
  const points = scores.reduce((sum, score) => sum + score, 0);
  return {
    questions: questions.length,
    scored: scores.length,
    points,
    mean: scores.length === 0 ? null : points / scores.length,
  };
};

/** What the questions of each theme come to, in the order of an interview; without themes that have none. Pure. */
export const totalsByTheme = (
  questions: readonly Scored[],
): readonly { readonly theme: InterviewTheme; readonly total: ScoreTotal }[] =>
  interviewThemes.flatMap((theme) => {
    const own = questions.filter((question) => question.theme === theme);
    return own.length === 0 ? [] : [{ theme, total: totalScore(own) }];
  });
