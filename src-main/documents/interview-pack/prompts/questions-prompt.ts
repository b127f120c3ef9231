import { z } from 'zod';
import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import { interviewThemeSchema } from '#shared/kinds/interview-pack/question.ts';
import type { Prompt } from '#shared/model/prompt.ts';
import { fencedJson } from '../../text/fenced-json.ts';
import type { MatterKind } from '../bank/catalogue.ts';
import { findMatters } from '../matters/find-matters.ts';
import type { Ground } from '../matters/matter.ts';
import { fencedCandidacy, fencedComment, instructions } from './instructions.ts';

/** What a model answers with: a set of questions. Nothing is optional, as strict schemas ask. */
export const modelQuestionsSchema = z.object({
  questions: z.array(
    z.object({
      theme: interviewThemeSchema,
      question: z.string(),
      why: z.string(),
      goodAnswer: z.string(),
      requirement: z.string().nullable(),
      evidence: z.array(z.object({ quote: z.string(), experience: z.number().int().nullable() })),
      anchors: z.object({ low: z.string(), middle: z.string(), high: z.string() }),
    }),
  ),
});

/** What the app has found for a model to ask about, in its words. */
const findings: Partial<Record<MatterKind, string>> = {
  'missing-need': 'requirement without evidence in the CV',
  'missing-skill': 'skill that the job names and the CV does not',
  'missing-language': 'language that the job asks for and the CV does not list',
  'lower-language': 'language below the level that the job asks for',
  'missing-study': 'education that the job asks for and the CV does not show',
  'missing-years': 'fewer years of experience than the job asks for',
  'short-stay': 'employment that ended after less than a year',
  break: 'break of more than six months without employment',
  'ended-certificate': 'certificate that may have run out',
  'ended-certificates': 'certificates that may have run out',
};

const mostFindings = 40;
const mostEarlier = 120;

/** Must-haves and gaps, weightiest first, as data; what earlier sets have asked about is left out. */
const toCover = (ground: Ground, earlier: readonly QuestionData[]): object[] => {
  const asked = new Set(earlier.map(({ source }) => source?.matter));
  return findMatters(ground)
    .filter(({ isMust, kind, key }) => !asked.has(key) && (isMust || findings[kind] !== undefined))
    .sort((a, b) => Number(b.isMust) - Number(a.isMust) || b.weight - a.weight)
    .slice(0, mostFindings)
    .map(({ kind, requirement, evidence }) => ({
      what: findings[kind] ?? 'must-have of the job',
      ...(requirement === undefined ? {} : { requirement }),
      evidence: evidence.map(({ quote, where }) => `${quote} (${where})`),
    }));
};

/** A language by its English name, for whoever writes. */
const languageNames = { en: 'English', fr: 'French' } as const;

/**
 * What a model is asked for a set of questions. `wishes` are the lines for tone, length and a language that the user
 * named; without such a language the pack's own is asked for.
 */
export const questionsPrompt = (
  ground: Ground,
  wish: {
    readonly count: number;
    readonly comment?: string | undefined;
    readonly earlier: readonly QuestionData[];
    readonly isLanguageNamed: boolean;
    readonly wishes: readonly string[];
  },
): Prompt => {
  const earlier = wish.earlier.slice(-mostEarlier).map(({ question }) => question);
  const source = [
    fencedJson('to-cover', { matters: toCover(ground, wish.earlier) }),
    ...(earlier.length === 0 ? [] : [fencedJson('asked-before', { questions: earlier })]),
    ...fencedComment(wish.comment),
  ];
  return {
    instructions,
    shared: fencedCandidacy(ground.input),
    source: source.join('\n\n'),
    request: [
      `Write a set of exactly ${wish.count} interview questions.`,
      'Ask about everything in "to-cover" first, one question each, as far as the number allows. Part the rest among the themes: about a fifth each for experience, technical and behavioural, the rest for gaps, motivation and questions to ask.',
      ...(earlier.length === 0 ? [] : ['Repeat nothing of "asked-before".']),
      ...(wish.isLanguageNamed ? [] : [`Write in ${languageNames[ground.lexicon.language]}.`]),
      ...wish.wishes,
    ].join('\n'),
  };
};
