import type { QuestionEvidence } from '#shared/kinds/interview-pack/question.ts';
import type { Candidate, Experience } from '#shared/model/candidate.ts';
import { mostRecentFirst } from '../../people/experience-order.ts';
import type { SearchText } from '../../people/mention.ts';
import { searchText } from '../../people/mention.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { CvPart, Lexicon } from '../language/lexicon.ts';
import { shortDate, whereabouts } from '../language/phrases.ts';
import { readable, shortened } from '../language/quotation.ts';
import { tellingStems } from './telling-stems.ts';

/** What kind of text of the CV a line is; a bullet says most about work done. */
export type LineSource =
  | 'bullet'
  | 'summary'
  | 'title'
  | 'technology'
  | 'skill'
  | 'certificate'
  | 'study'
  | 'language'
  | 'distinction'
  | 'profile';

/** A text of the CV that can be quoted, with what it takes to find it. */
export interface CvLine {
  /** Verbatim, in one line; long texts come as their sentences, and what is still too long ends in "…". */
  readonly quote: string;
  readonly where: string;
  /** Index into the candidate's experiences as the input has them. */
  readonly experience: number | undefined;
  readonly source: LineSource;
  readonly stems: ReadonlySet<string>;
  readonly text: SearchText;
}

/** Longest quotation of the CV, in characters, and what of it is still taken as one. */
const [longestQuote, longestWhole] = [260, 220];
/** No CV that a person reads has more; whatever else was pasted must not slow down each question. */
const mostLines = 600;

const lineOf = (source: LineSource, text: string, where: string, experience?: number): CvLine[] => {
  const quote = shortened(readable(text), longestQuote);
  if (!/[\p{L}\p{N}]/u.test(quote)) return [];
  return [{ quote, where, experience, source, stems: tellingStems(quote), text: searchText(quote) }];
};

/** A short text as it is, a long one as its sentences. */
const pieces = (text: string): string[] =>
  text.split(/[\r\n\u2028\u2029]+/u).flatMap((line) => {
    const plain = readable(line);
    return [...plain].length <= longestWhole ? [plain] : sentencesOf(plain);
  });

/** A tool that a role only lists is found by its own name and quoted by the role: one word alone shows nothing. */
const linesOfTechnology = (text: string, title: string | undefined, where: string, index: number): CvLine[] => {
  const role = shortened(readable(title ?? ''), longestQuote);
  return lineOf('technology', text, where, index).map((line) =>
    /[\p{L}\p{N}]/u.test(role) ? { ...line, quote: role, where: `${where}: ${shortened(line.quote, 80)}` } : line,
  );
};

function* linesOfExperience(experience: Experience, index: number, lexicon: Lexicon): Iterable<CvLine> {
  const where = whereabouts(experience, lexicon);
  const { responsibilities, summary, title, technologies } = experience;
  for (const responsibility of responsibilities) {
    for (const text of pieces(responsibility)) yield* lineOf('bullet', text, where, index);
  }
  for (const text of sentencesOf(readable(summary ?? ''))) yield* lineOf('summary', text, where, index);
  yield* lineOf('title', title ?? '', where, index);
  for (const text of technologies) yield* linesOfTechnology(text, title, where, index);
}

function* linesBesides(candidate: Candidate, lexicon: Lexicon): Iterable<CvLine> {
  const part = (name: CvPart, ...details: (string | undefined)[]): string =>
    [...new Set([lexicon.parts[name], ...details].map((detail) => shortened(readable(detail ?? ''), 80)))]
      .filter((detail) => detail !== '')
      .join(', ');
  const dated = (date: string | undefined): string | undefined =>
    date === undefined ? undefined : shortDate(date, lexicon);
  for (const { name, issuer, date, label } of candidate.certifications) {
    yield* lineOf('certificate', name, part('certifications', issuer, label ?? dated(date)));
  }
  for (const { degree, area, institution, end, label } of candidate.education) {
    yield* lineOf('study', degree ?? area ?? '', part('education', institution, label ?? dated(end)));
  }
  for (const { name, level } of candidate.languages) yield* lineOf('language', name, part('languages', level));
  for (const { title, by, date } of candidate.distinctions) {
    yield* lineOf('distinction', title, part('distinctions', by, dated(date)));
  }
  for (const { name, level, skills } of candidate.skills) {
    const where = part('skills', skills.length === 0 ? level : name);
    for (const skill of skills.length === 0 ? [name ?? ''] : skills) yield* lineOf('skill', skill, where);
  }
  for (const text of sentencesOf(readable(candidate.summary ?? ''))) yield* lineOf('profile', text, part('profile'));
  yield* lineOf('profile', candidate.title ?? '', part('profile'));
}

/** The first of what may be many more, which nobody reads. */
const firstFew = (lines: Iterable<CvLine>, most: number): CvLine[] => {
  const few: CvLine[] = [];
  if (most <= 0) return few;
  for (const line of lines) {
    few.push(line);
    if (few.length >= most) break;
  }
  return few;
};

function* linesOfWork(candidate: Candidate, lexicon: Lexicon): Iterable<CvLine> {
  const indexes = new Map(candidate.experience.map((experience, index) => [experience, index]));
  for (const experience of mostRecentFirst(candidate.experience)) {
    yield* linesOfExperience(experience, indexes.get(experience) ?? 0, lexicon);
  }
}

/** Everything of a CV that can be quoted: the experiences first, most recent first, then the rest. */
export const readCvLines = (candidate: Candidate, lexicon: Lexicon): CvLine[] => {
  const besides = firstFew(linesBesides(candidate, lexicon), mostLines / 2);
  return [...firstFew(linesOfWork(candidate, lexicon), mostLines - besides.length), ...besides];
};

/** A line as the evidence of a question. */
export const toEvidence = ({ quote, where, experience }: CvLine): QuestionEvidence =>
  experience === undefined ? { quote, where } : { quote, where, experience };
