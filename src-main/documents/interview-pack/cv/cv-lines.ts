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

const linesOfExperience = (experience: Experience, index: number, lexicon: Lexicon): CvLine[] => {
  const where = whereabouts(experience, lexicon);
  const { responsibilities, summary, title, technologies } = experience;
  return [
    ...responsibilities.flatMap(pieces).flatMap((text) => lineOf('bullet', text, where, index)),
    ...sentencesOf(readable(summary ?? '')).flatMap((text) => lineOf('summary', text, where, index)),
    ...lineOf('title', title ?? '', where, index),
    ...technologies.flatMap((text) => linesOfTechnology(text, title, where, index)),
  ];
};

const linesBesides = (candidate: Candidate, lexicon: Lexicon): CvLine[] => {
  const part = (name: CvPart, ...details: (string | undefined)[]): string =>
    [...new Set([lexicon.parts[name], ...details].map((detail) => shortened(readable(detail ?? ''), 80)))]
      .filter((detail) => detail !== '')
      .join(', ');
  const dated = (date: string | undefined): string | undefined =>
    date === undefined ? undefined : shortDate(date, lexicon);
  return [
    ...candidate.certifications.flatMap(({ name, issuer, date, label }) =>
      lineOf('certificate', name, part('certifications', issuer, label ?? dated(date))),
    ),
    ...candidate.education.flatMap(({ degree, area, institution, end, label }) =>
      lineOf('study', degree ?? area ?? '', part('education', institution, label ?? dated(end))),
    ),
    ...candidate.languages.flatMap(({ name, level }) => lineOf('language', name, part('languages', level))),
    ...candidate.distinctions.flatMap(({ title, by, date }) =>
      lineOf('distinction', title, part('distinctions', by, dated(date))),
    ),
    ...candidate.skills.flatMap(({ name, level, skills }) =>
      (skills.length === 0 ? [name ?? ''] : skills).flatMap((skill) =>
        lineOf('skill', skill, part('skills', skills.length === 0 ? level : name)),
      ),
    ),
    ...sentencesOf(readable(candidate.summary ?? '')).flatMap((text) => lineOf('profile', text, part('profile'))),
    ...lineOf('profile', candidate.title ?? '', part('profile')),
  ];
};

/** Everything of a CV that can be quoted: the experiences first, most recent first, then the rest. */
export const readCvLines = (candidate: Candidate, lexicon: Lexicon): CvLine[] => {
  const indexes = new Map(candidate.experience.map((experience, index) => [experience, index]));
  const ofWork = mostRecentFirst(candidate.experience).flatMap((experience) =>
    linesOfExperience(experience, indexes.get(experience) ?? 0, lexicon),
  );
  const besides = linesBesides(candidate, lexicon).slice(0, mostLines / 2);
  return [...ofWork.slice(0, mostLines - besides.length), ...besides];
};

/** A line as the evidence of a question. */
export const toEvidence = ({ quote, where, experience }: CvLine): QuestionEvidence =>
  experience === undefined ? { quote, where } : { quote, where, experience };
