import type { QuestionEvidence } from '#shared/kinds/interview-pack/question.ts';
import type { Candidacy } from '#shared/model/candidacy.ts';
import type { PartialDate } from '#shared/model/partial-date.ts';
import type { Relevance } from '../../people/relevance.ts';
import { textKey } from '../../text/source-text.ts';
import type { MatterKind } from '../bank/catalogue.ts';
import type { CvLine } from '../cv/cv-lines.ts';
import { toEvidence } from '../cv/cv-lines.ts';
import type { CvIndex } from '../cv/find-lines.ts';
import { fewLines } from '../cv/find-lines.ts';
import type { Slots } from '../language/fill-slots.ts';
import type { Lexicon } from '../language/lexicon.ts';
import { placePhrase } from '../language/phrases.ts';
import { quotation } from '../language/quotation.ts';

/** Something of CV and job that questions can be asked about. */
export interface Matter {
  readonly kind: MatterKind;
  /** Its name within the input: the same for the same input, in every language. */
  readonly key: string;
  /** How much it matters for this job and candidate, 0 to 1. */
  readonly weight: number;
  /** Whether a set must ask about it: a must-have of the job, or a gap. */
  readonly isMust: boolean;
  readonly slots: Slots;
  readonly evidence: readonly QuestionEvidence[];
  /** The line of the job that it is about. */
  readonly requirement?: string | undefined;
  /** Whether the evidence answers the question; else it only stands near. */
  readonly isShown: boolean;
}

/** What matters are found in. */
export interface Ground {
  readonly input: Candidacy;
  readonly today: PartialDate;
  readonly lexicon: Lexicon;
  readonly cv: CvIndex;
  readonly relevance: Relevance;
}

/** Longest quotation of CV or job within a question, in characters. */
const longestInQuestion = 150;

/** Longest line of the job that is kept with a question, in characters. */
export const longestRequirement = 300;

export const inQuestion = (text: string, { lexicon }: Ground): string => quotation(text, longestInQuestion, lexicon);

/** Most evidence that a question carries. */
const mostEvidence = 3;

/** The best few lines as evidence; what only names a thing goes where something tells of it. */
export const evidenceFrom = (lines: readonly CvLine[]): QuestionEvidence[] => {
  const naming: ReadonlySet<CvLine['source']> = new Set(['skill', 'technology', 'title']);
  const telling = lines.filter(({ source }) => !naming.has(source));
  return fewLines(telling.length > 0 ? telling : lines, mostEvidence).map(toEvidence);
};

/** A quotation of a few characters makes no question. */
const shortestTelling = 12;

/** `{quote}` and `{place}` by the first line that tells of work in a role; without one, neither. */
export const quoteSlots = (lines: readonly CvLine[], ground: Ground): Slots => {
  const line = lines.find(
    ({ source, experience, quote }) =>
      source === 'bullet' && experience !== undefined && [...quote].length >= shortestTelling,
  );
  const experience = line?.experience === undefined ? undefined : ground.input.candidate.experience[line.experience];
  if (line === undefined || experience === undefined) return {};
  return { quote: inQuestion(line.quote, ground), place: placePhrase(experience, ground.lexicon) };
};

/** A skill's name as part of a key: letters and digits of any script, 40 at most. */
export const keyPart = (name: string): string =>
  textKey(name)
    .replace(/[^\p{L}\p{N}+#]+/gu, '-')
    .slice(0, 40);
