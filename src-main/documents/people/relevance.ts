import type { JobDescription } from '#shared/model/job-description.ts';
import type { DictionarySkill } from '#shared/model/skill-dictionary.ts';
import { sentencesOf } from '../text/sentences.ts';
import { plainTextOrNone, plainTexts } from '../text/source-text.ts';
import type { SearchTerm, SearchText } from './mention.ts';
import { mentionFinder, mentions, searchText } from './mention.ts';
import { stemsOf } from './stems.ts';

/** How well a text or a skill answers the job. Without a job everything scores 0, and sorting keeps the order. */
export interface Relevance {
  /** The score of a text, 0 and up; comparable within one job only. */
  ofText(text: string): number;
  /** The score of a skill: 0 unless the job names it, and higher the more prominently it does. */
  ofSkill(term: SearchTerm): number;
}

interface JobPart {
  readonly text: string;
  readonly weight: number;
}

/** Longer than any advertisement; a limit, so that other pasted text doesn't slow down every section. */
const mostSentences = 300;
const longestSentence = 1_000;

const partsOf = (job: JobDescription): JobPart[] => {
  const parts = [
    ...plainTexts([job.title ?? '']).map((text) => ({ text, weight: 2 })),
    ...plainTexts(job.skills).map((text) => ({ text, weight: 2 })),
    ...plainTexts(job.requirements).map((text) => ({ text, weight: 1.5 })),
    ...sentencesOf(plainTextOrNone(job.summary) ?? '').map((text) => ({ text, weight: 0.5 })),
  ];
  if (job.requirements.length + job.skills.length > 0) return parts;
  // If nothing but the job's text is known, that text decides.
  const sentences = sentencesOf(plainTextOrNone(job.sourceText) ?? '')
    .slice(0, mostSentences)
    .map((text) => text.slice(0, longestSentence));
  return [...parts, ...sentences.map((text) => ({ text, weight: 1 }))];
};

/** Weighs each stem of the job: high where it is named prominently, low where it is in every other sentence (idf). */
const weighStems = (parts: readonly JobPart[]): Map<string, number> => {
  const seen = new Map<string, { weight: number; count: number }>();
  for (const { text, weight } of parts) {
    for (const stem of stemsOf(text)) {
      const before = seen.get(stem);
      seen.set(stem, { weight: Math.max(weight, before?.weight ?? 0), count: (before?.count ?? 0) + 1 });
    }
  }
  return new Map([...seen].map(([stem, { weight, count }]) => [stem, weight * Math.log(1 + parts.length / count)]));
};

const none: Relevance = { ofText: () => 0, ofSkill: () => 0 };

/** What a job asks for, part by part. */
interface SearchablePart {
  readonly text: SearchText;
  readonly weight: number;
}

/** The scores of skills by their exact names, found by reading each part of the job once. */
const scoreAll = (parts: readonly SearchablePart[], terms: readonly SearchTerm[]): Map<string, number> => {
  const scores = new Map(terms.map(({ exact }) => [exact, 0]));
  if (terms.length === 0) return scores;
  const findMentions = mentionFinder(terms);
  for (const { text, weight } of parts) {
    for (const { exact } of findMentions(text)) scores.set(exact, Math.max(weight, scores.get(exact) ?? 0));
  }
  return scores;
};

/**
 * Reads what a job asks for. A text scores by the job's words in it, rare ones counting more, and by the skills that it
 * shares with the job under any of their names; long texts get less for the same words.
 *
 * @param terms the skills that will be asked about, if there are many: they are looked up together at the first question
 */
export const relevanceTo = (
  job: JobDescription | undefined,
  terms: () => readonly SearchTerm[] = () => [],
): Relevance => {
  if (job === undefined) return none;
  const parts = partsOf(job);
  const weights = weighStems(parts);
  let scores: Map<string, number> | undefined;
  const searchable: SearchablePart[] = parts.map(({ text, weight }) => ({
    text: searchText(text),
    weight,
  }));
  const wanted = new Map<DictionarySkill, number>();
  for (const { text, weight } of searchable) {
    for (const skill of text.known.keys()) wanted.set(skill, Math.max(weight, wanted.get(skill) ?? 0));
  }
  const scoreOf = (text: string): number => {
    const stems = stemsOf(text);
    let score = 0;
    for (const stem of stems) score += weights.get(stem) ?? 0;
    for (const skill of searchText(text).known.keys()) score += 2 * (wanted.get(skill) ?? 0);
    return score / (1 + stems.size / 80);
  };
  const scored = new Map<string, number>();
  return {
    ofText: (text) => {
      const score = scored.get(text) ?? scoreOf(text);
      scored.set(text, score);
      return score;
    },
    ofSkill: (term) => {
      scores ??= scoreAll(searchable, terms());
      const known = scores.get(term.exact);
      if (known !== undefined) return known;
      const score = searchable.reduce(
        (best, { text, weight }) => (weight > best && mentions(text, term) ? weight : best),
        0,
      );
      scores.set(term.exact, score);
      return score;
    },
  };
};

/** Sorts by relevance, best first; ties keep their order. */
export const ranked = <T>(values: readonly T[], scoreOf: (value: T) => number): T[] =>
  values
    .map((value) => ({ value, score: scoreOf(value) }))
    .sort((a, b) => b.score - a.score)
    .map(({ value }) => value);
