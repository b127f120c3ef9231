import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import type { MatterKind } from '../bank/catalogue.ts';
import { patternsIn } from '../bank/patterns.ts';
import { readable } from '../language/quotation.ts';
import type { Ground } from '../matters/matter.ts';
import { ownQuestion } from './own-question.ts';

/** What a question can be about that is the same for every candidate of a job. */
const sharedMatters: ReadonlySet<MatterKind> = new Set([
  'general',
  'job',
  'duty',
  'technical-need',
  'people-need',
  'work-need',
  'years-need',
  'language-need',
  'study-need',
]);

const quotations = (text: string): string[] =>
  [...text.matchAll(/“([^”]+)”|«\s*([^»]+?)\s*»/gu)].map(([, english, french]) => english ?? french ?? '');

/** Everything the job says, as one text that quotations are looked up in. */
const jobText = ({ input: { job } }: Ground): string =>
  job === undefined
    ? ''
    : [job.title, job.summary, ...job.requirements, ...(job.responsibilities ?? []), ...job.skills]
        .map((text) => readable(text ?? ''))
        .join('\n');

/** A question that names a place of work or quotes a line of work is about the CV, whatever else it asks. */
const namesWork = /\{(?:place|quote)\}/iu;

/** Whether a question can be put to any candidate: it is about the job or nothing in particular, and names nothing of a CV. */
const isShared = ({ source, language, question }: QuestionData, job: string): boolean => {
  const pattern = patternsIn(language).find(({ id }) => id === source?.pattern);
  if (pattern && (!sharedMatters.has(pattern.about) || namesWork.test(pattern.text.ask))) return false;
  return quotations(question).every((quote) => job.includes(quote.replace(/[….]$/u, '')));
};

/**
 * The questions of another candidate's set that can be put to this one, numbered anew, with the evidence of this CV: so
 * that all candidates of a job answer the same. What was asked about the other's CV is left out.
 */
export const shareQuestions = (given: readonly QuestionData[], ground: Ground): QuestionData[] => {
  const job = jobText(ground);
  return given
    .filter((question) => isShared(question, job))
    .map((question, at) => {
      const { theme, why, goodAnswer, anchors, requirement, isOwn, language } = question;
      const { evidence, needsInput } = ownQuestion(
        { question: requirement ?? question.question, theme, set: 1, number: at + 1 },
        ground,
      );
      return {
        set: 1,
        number: at + 1,
        theme,
        question: question.question,
        why,
        goodAnswer,
        ...(requirement === undefined ? {} : { requirement }),
        evidence,
        anchors,
        isOwn,
        language,
        ...(needsInput === undefined ? {} : { needsInput }),
      };
    });
};
