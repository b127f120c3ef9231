import type { z } from 'zod';
import { evidenceMarkSchema, practiceMarkSchema, scoreMarkSchema } from '#shared/kinds/interview-pack/marks.ts';
import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import { questionDataSchema } from '#shared/kinds/interview-pack/question.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { SectionView } from '#shared/model/section.ts';
import type { StepView } from '#shared/model/step.ts';

export type PracticeMark = z.infer<typeof practiceMarkSchema>;
export type ScoreMark = z.infer<typeof scoreMarkSchema>;

/** A question with its answer and what was noted at it. */
export interface PackQuestion {
  readonly section: SectionView;
  readonly data: QuestionData;
  readonly practice: PracticeMark;
  readonly score: ScoreMark;
  /** What the candidate said where the CV is silent; empty where nothing was. */
  readonly evidence: string;
}

/** One set: how it was found, and its questions in order. */
export interface PackSet {
  readonly number: number;
  /** Null where no step found it: it holds the user's own questions alone. */
  readonly step: StepView | null;
  readonly questions: readonly PackQuestion[];
}

export interface Pack {
  /** Newest first. */
  readonly sets: readonly PackSet[];
  /** The set that is being found: until it ends no other can be asked for. */
  readonly openSet: PackSet | null;
}

/** Whether a step is asked for and has not ended. Pure. */
export const isStepOpen = ({ state }: Pick<StepView, 'state'>): boolean =>
  state === 'scheduled' || state === 'blocked' || state === 'ready' || state === 'running';

/** Whether an answer is asked for and has not come. Pure. */
export const isAnswerOpen = ({ state }: Pick<SectionView, 'state'>): boolean =>
  state.type === 'waiting' || state.type === 'drafting';

/** Whether a question still needs something that only the user can say. Pure. */
export const needsInput = ({ data, evidence }: PackQuestion): boolean =>
  data.needsInput !== undefined && evidence === '';

const readQuestion = (section: SectionView): PackQuestion | null => {
  const data = questionDataSchema.safeParse(section.data).data;
  if (data === undefined) return null;
  const { practice, score, evidence } = section.marks;
  return {
    section,
    data,
    practice: practiceMarkSchema.safeParse(practice).data ?? { tries: [], notes: '' },
    score: scoreMarkSchema.safeParse(score).data ?? { score: null, notes: '' },
    evidence: evidenceMarkSchema.safeParse(evidence).data?.text ?? '',
  };
};

/** The number of the set that a step finds; null for steps that find none. */
const setOfStep = ({ exclusive, label }: StepView): number | null => {
  const number = Number(label.params['set']);
  return exclusive === 'questions' && Number.isInteger(number) ? number : null;
};

/** An interview pack as its view shows it, of the document. Pure. */
export const readPack = ({ sections, steps }: Pick<DocumentView, 'sections' | 'steps'>): Pack => {
  const questions = sections.flatMap((section) => readQuestion(section) ?? []);
  const stepOf = new Map(steps.map((step) => [setOfStep(step), step]));
  stepOf.delete(null);
  const numbers = new Set([...questions.map(({ data }) => data.set), ...stepOf.keys()]);
  const sets = [...numbers]
    .flatMap((number) => number ?? [])
    .sort((a, b) => b - a)
    .map((number): PackSet => {
      const own = questions.filter(({ data }) => data.set === number).sort((a, b) => a.data.number - b.data.number);
      return { number, step: stepOf.get(number) ?? null, questions: own };
    });
  return { sets, openSet: sets.find(({ step }) => step !== null && isStepOpen(step)) ?? null };
};

/** The questions that a candidate is asked: without those that the candidate asks. Pure. */
export const askedQuestions = (questions: readonly PackQuestion[]): readonly PackQuestion[] =>
  questions.filter(({ data }) => data.theme !== 'questions-to-ask');
