import { z } from 'zod';
import type {
  Anchors,
  InterviewTheme,
  QuestionData,
  QuestionEvidence,
  QuestionSet,
} from '#shared/kinds/interview-pack/question.ts';
import { interviewThemeSchema, interviewThemes, longestQuestion } from '#shared/kinds/interview-pack/question.ts';
import { foldText } from '#shared/model/fold-text.ts';
import { textKey } from '../../text/source-text.ts';
import type { QuoteFinder } from '../cv/find-quote.ts';
import { quoteFinder } from '../cv/find-quote.ts';
import { phrase } from '../language/fill-slots.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { readable, shortened } from '../language/quotation.ts';
import { findMatters } from '../matters/find-matters.ts';
import type { Ground, Matter } from '../matters/matter.ts';
import { longestRequirement } from '../matters/matter.ts';
import { composeQuestions } from '../questions/compose-questions.ts';

const text = z.string().catch('');

/** What can be read of a question that a model wrote, whatever else is wrong with it. */
const looseQuestionSchema = z.object({
  theme: interviewThemeSchema.nullable().catch(null),
  question: text,
  why: text,
  goodAnswer: text,
  requirement: z.string().nullable().catch(null),
  evidence: z
    .array(
      z
        .object({ quote: text, experience: z.number().int().min(0).nullable().catch(null) })
        .catch({ quote: '', experience: null }),
    )
    .catch([]),
  anchors: z.object({ low: text, middle: text, high: text }).catch({ low: '', middle: '', high: '' }),
});
type LooseQuestion = z.infer<typeof looseQuestionSchema>;

const looseSetSchema = z.object({ questions: z.array(z.unknown()) });

const line = (source: string, most: number): string => shortened(readable(source), most);

const mostEvidence = 5;

const mendEvidence = (evidence: LooseQuestion['evidence'], find: QuoteFinder): QuestionEvidence[] => {
  const found = evidence.flatMap(({ quote, experience }) => find(quote, experience ?? undefined) ?? []);
  const unique = new Map(found.map((one) => [`${one.experience ?? ''} ${one.quote}`, one]));
  return [...unique.values()].slice(0, mostEvidence);
};

/** The line of the job that a model means; undefined where it isn't one. */
const mendRequirement = (requirement: string | null, { input: { job } }: Ground): string | undefined => {
  const wanted = foldText(readable(requirement ?? '')).replace(/[.…\s]+$/u, '');
  if (job === undefined || wanted.length < 3) return undefined;
  const lines = [...job.requirements, ...(job.responsibilities ?? []), ...job.skills].map(readable);
  const meant = lines.find((one) => foldText(one).includes(wanted));
  return meant === undefined ? undefined : shortened(meant, longestRequirement);
};

const mendAnchors = (anchors: LooseQuestion['anchors'], theme: InterviewTheme, lexicon: Lexicon): Anchors => {
  const usual = lexicon.themes[theme].anchors;
  const mend = (name: keyof Anchors): string => line(anchors[name], 500) || phrase(usual[name], lexicon);
  return { low: mend('low'), middle: mend('middle'), high: mend('high') };
};

/** Which matter a model's question is about, as far as the line of the job tells. */
const matterOf = (requirement: string | undefined, matters: readonly Matter[]): string | undefined =>
  requirement === undefined ? undefined : matters.find((matter) => matter.requirement === requirement)?.key;

const mendQuestion = (
  raw: LooseQuestion,
  find: QuoteFinder,
  ground: Ground,
  matters: readonly Matter[],
): Omit<QuestionData, 'set' | 'number'> => {
  const { lexicon } = ground;
  const theme = raw.theme ?? 'experience';
  const usual = lexicon.themes[theme];
  const requirement = mendRequirement(raw.requirement, ground);
  const evidence = mendEvidence(raw.evidence, find);
  const matter = matterOf(requirement, matters);
  const isOpen = theme === 'motivation' || theme === 'gaps' || evidence.length === 0;
  return {
    theme,
    question: line(raw.question, longestQuestion),
    why: line(raw.why, 800) || phrase(usual.why, lexicon),
    goodAnswer: line(raw.goodAnswer, 800) || phrase(usual.good, lexicon),
    ...(requirement === undefined ? {} : { requirement }),
    evidence,
    anchors: mendAnchors(raw.anchors, theme, lexicon),
    isOwn: false,
    language: lexicon.language,
    ...(isOpen && theme !== 'questions-to-ask' ? { needsInput: phrase(usual.input, lexicon) } : {}),
    ...(matter === undefined ? {} : { source: { pattern: 'model', matter } }),
  };
};

/**
 * Makes a set of what a model answered: quotations that the CV doesn't hold go, and so do questions that are empty or
 * were asked before; what is missing of a question is filled in by its theme, and what is missing of the set from the
 * bank; the rest is cut to the number asked for, put in the order of the themes and numbered. Throws a ZodError only for
 * an answer that holds no list of questions at all.
 */
export const mendQuestions = (
  answer: unknown,
  ground: Ground,
  wish: {
    readonly set: number;
    readonly count: number;
    readonly comment?: string | undefined;
    readonly earlier: readonly QuestionData[];
  },
): QuestionSet => {
  const find = quoteFinder(ground.input.candidate, ground.lexicon);
  const matters = findMatters(ground);
  const taken = new Set(wish.earlier.map(({ question }) => textKey(question)));
  const mended: QuestionData[] = [];
  for (const raw of looseSetSchema.parse(answer).questions) {
    const read = looseQuestionSchema.safeParse(raw);
    if (!read.success || mended.length >= wish.count) continue;
    const question = mendQuestion(read.data, find, ground, matters);
    const key = textKey(question.question);
    if (!/\p{L}/u.test(key) || taken.has(key)) continue;
    taken.add(key);
    mended.push({ set: wish.set, number: mended.length + 1, ...question });
  }
  const room = wish.count - mended.length;
  const filled =
    room === 0
      ? []
      : composeQuestions(ground, { ...wish, count: room, earlier: [...wish.earlier, ...mended] }).questions;
  const order = ({ theme }: QuestionData): number => interviewThemes.indexOf(theme);
  const questions = [...mended, ...filled].sort((a, b) => order(a) - order(b));
  return { questions: questions.map((question, place) => ({ ...question, number: place + 1 })) };
};
