import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import type { Pack, PackQuestion, PackSet } from '../read-pack.ts';
import { askedQuestions } from '../read-pack.ts';

/** A question without what the CV says to it: that stays with its candidate. */
const withoutEvidence = ({ data }: PackQuestion): QuestionData => {
  const { needsInput: _ofThisCandidate, ...question } = data;
  return { ...question, evidence: [] };
};

/** The questions of a set as another candidate is given them. Pure. */
export const questionsToGive = (set: PackSet): QuestionData[] => set.questions.map(withoutEvidence);

const hasAsked = (set: PackSet): boolean => askedQuestions(set.questions).length > 0;

const isScored = (set: PackSet): boolean => set.questions.some(({ score }) => score.score !== null);

/**
 * The set that another candidate is best given: the one that was given to this candidate too, else the newest that was
 * scored, else the newest. Null while there are no questions. Pure.
 */
export const setToGive = ({ sets }: Pick<Pack, 'sets'>, isGiven: boolean): PackSet | null => {
  const asked = sets.filter(hasAsked);
  const shared = isGiven ? asked.find(({ number }) => number === 1) : asked.find(isScored);
  return shared ?? asked[0] ?? null;
};
