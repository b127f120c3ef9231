import type { SearchTerm } from '../../people/mention.ts';
import { mentions, searchText } from '../../people/mention.ts';
import { ranked } from '../../people/relevance.ts';
import type { CvLine, LineSource } from './cv-lines.ts';
import { tellingStems } from './telling-stems.ts';

/** What a line of each kind says for work done, against a bullet. */
const weights: Readonly<Record<LineSource, number>> = {
  bullet: 1,
  summary: 0.8,
  distinction: 0.7,
  certificate: 0.7,
  title: 0.6,
  study: 0.6,
  profile: 0.5,
  technology: 0.45,
  skill: 0.4,
  language: 0.4,
};

/** How well the CV bears out a text, and the lines that do. */
export interface Support {
  /** The share of the text's telling stems that the whole CV holds, and that its best line holds: 0 to 1. */
  readonly overall: number;
  readonly best: number;
  /** The lines that touch it, best first. */
  readonly lines: readonly CvLine[];
}

/** A CV made ready for being searched. */
export interface CvIndex {
  readonly lines: readonly CvLine[];
  /** What bears out a text of the job or a question. */
  support(text: string): Support;
  /** The lines that name a skill, best first. */
  naming(term: SearchTerm): readonly CvLine[];
}

const none: Support = { overall: 0, best: 0, lines: [] };

/** Sharing one everyday stem is chance; a line counts from this share of the text on. */
const leastShare = 0.2;
/** A single stem must be most of the text. */
const leastAlone = 0.6;

/** Indexes the lines of a CV: stems that many lines have tell little of one (idf), those the CV lacks tell most. */
export const indexCv = (lines: readonly CvLine[]): CvIndex => {
  const counts = new Map<string, number>();
  for (const { stems } of lines) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  const scale = Math.log(2 + lines.length);
  const weigh = (stem: string): number => Math.log(1 + (1 + lines.length) / (counts.get(stem) ?? 0.5)) / scale;

  const support = (text: string): Support => {
    const stems = [...tellingStems(text)].slice(0, 200);
    const known = [...searchText(text).known.keys()];
    const total = stems.reduce((sum, stem) => sum + weigh(stem), 0);
    if (total === 0) return none;
    const held = stems.reduce((sum, stem) => sum + (counts.has(stem) ? weigh(stem) : 0), 0);
    const found = lines.flatMap((line, place) => {
      const shared = stems.filter((stem) => line.stems.has(stem));
      const skills = known.filter((skill) => line.text.known.has(skill)).length;
      const share = shared.reduce((sum, stem) => sum + weigh(stem), 0) / total;
      const isChance = skills === 0 && (share < leastShare || (shared.length < 2 && share < leastAlone));
      if (isChance) return [];
      return [{ line, share, score: (share + 0.5 * skills) * weights[line.source] - place / 10_000 }];
    });
    const best = found.reduce((most, { share }) => Math.max(most, share), 0);
    return { overall: held / total, best, lines: ranked(found, ({ score }) => score).map(({ line }) => line) };
  };

  const naming = (term: SearchTerm): readonly CvLine[] =>
    ranked(
      lines.filter(({ text }) => mentions(text, term)),
      ({ source }) => weights[source],
    );

  return { lines, support, naming };
};

/** The first few lines, each place once or twice at most, each text once. */
export const fewLines = (lines: readonly CvLine[], most: number): CvLine[] => {
  const texts = new Set<string>();
  const perPlace = new Map<string, number>();
  const chosen: CvLine[] = [];
  for (const line of lines) {
    const count = perPlace.get(line.where) ?? 0;
    if (chosen.length >= most || count >= 2 || texts.has(line.quote)) continue;
    texts.add(line.quote);
    perPlace.set(line.where, count + 1);
    chosen.push(line);
  }
  return chosen;
};
