import type { QuestionData } from '#shared/kinds/interview-pack/question.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import type { Pack, PackQuestion, PackSet } from '../read-pack.ts';
import { askedQuestions } from '../read-pack.ts';

/** A question without what the CV says to it: that stays with its candidate. */
const withoutEvidence = ({ data }: PackQuestion): QuestionData => {
  const { needsInput: _ofThisCandidate, ...question } = data;
  return { ...question, evidence: [] };
};

/** A shorter part of a place in the CV is found in too many questions. */
const shortestPlace = 4;

/** Roles and companies that the CV has for questions. */
const placesIn = (questions: readonly PackQuestion[]): string[] => {
  const wheres = questions.flatMap(({ data }) => data.evidence.map(({ where }) => where));
  return wheres.flatMap((where) => where.split(', ')).filter((place) => place.length >= shortestPlace);
};

/**
 * The questions of a set as another candidate is given them: without those that name where this one has worked, unless
 * the job says so itself. Pure.
 */
export const questionsToGive = ({ questions }: PackSet, job: JobDescription | null): QuestionData[] => {
  const jobText = JSON.stringify(job ?? '');
  const places = placesIn(questions).filter((place) => !jobText.includes(place));
  return questions.filter(({ data }) => !places.some((place) => data.question.includes(place))).map(withoutEvidence);
};

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
