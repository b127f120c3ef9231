import { readFileSync } from 'node:fs';
import type { PackLanguage, QuestionData } from '#shared/kinds/interview-pack/question.ts';
import type { Candidacy } from '#shared/model/candidacy.ts';
import { candidacySchema } from '#shared/model/candidacy.ts';
import { lexicons } from '../../../../../src-main/documents/interview-pack/language/lexicons.ts';
import { readGround } from '../../../../../src-main/documents/interview-pack/matters/find-matters.ts';
import type { Ground } from '../../../../../src-main/documents/interview-pack/matters/matter.ts';
import { composeQuestions } from '../../../../../src-main/documents/interview-pack/questions/compose-questions.ts';

export const today = '2026-11-22';

/** Parses raw input as the app does, defaults included. */
export const inputOf = (candidate: object, job?: object): Candidacy =>
  candidacySchema.parse(job === undefined ? { candidate } : { candidate, job });

export const groundOf = (input: Candidacy, language: PackLanguage = 'en'): Ground =>
  readGround(input, today, lexicons[language]);

/** One set of questions, as the embedded drafter finds it. */
export const setOf = (
  input: Candidacy,
  wish: {
    readonly language?: PackLanguage;
    readonly set?: number;
    readonly count?: number;
    readonly comment?: string;
    readonly earlier?: readonly QuestionData[];
  } = {},
): QuestionData[] =>
  composeQuestions(groundOf(input, wish.language), {
    set: wish.set ?? 1,
    count: wish.count ?? 15,
    comment: wish.comment,
    earlier: wish.earlier ?? [],
  }).questions;

const fileOf = <T extends object>(path: string): T => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

const { candidate, job } = fileOf<{ candidate: object; job: object }>(
  '../../../../golden/competence-file/inputs/cloud-architect.json',
);

/** An architect's CV, with a job that fits in part. */
export const architect = inputOf(candidate, job);

/** The advertisement of the app's sample, for any candidate. */
export const sampleJob = fileOf('../../../../../resources/samples/job.json');

/** One question, whatever of it matters to a test. */
export const questionOf = (given: Partial<QuestionData> = {}): QuestionData => ({
  set: 1,
  number: 1,
  theme: 'experience',
  question: 'What did you do?',
  why: 'It shows what was done.',
  goodAnswer: 'A case.',
  evidence: [],
  anchors: { low: 'None.', middle: 'Some.', high: 'All.' },
  isOwn: false,
  language: 'en',
  ...given,
});
