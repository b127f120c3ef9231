import type { DictionarySkill } from '#shared/model/skill-dictionary.ts';
import type { SearchTerm } from '../../people/mention.ts';
import { mentionFinder, mentions, searchText } from '../../people/mention.ts';
import { ranked } from '../../people/relevance.ts';
import type { CvLine, LineSource } from './cv-lines.ts';
import { tellingStems } from './telling-stems.ts';

/** What a line of each kind says for work done, against a bullet. */
const sayings: Readonly<Record<LineSource, number>> = {
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

/** What of a text a line shares: stems, their weight, and skills. */
interface Shared {
  readonly place: number;
  stems: number;
  weight: number;
  skills: number;
}

/** The places of the lines that hold each of their keys. */
const placesBy = <K>(lines: readonly CvLine[], keysOf: (line: CvLine) => Iterable<K>): Map<K, number[]> => {
  const places = new Map<K, number[]>();
  for (const [place, line] of lines.entries()) {
    for (const key of keysOf(line)) {
      const before = places.get(key);
      if (before === undefined) places.set(key, [place]);
      else before.push(place);
    }
  }
  return places;
};

/** Finds the lines that name a skill, in their order; those of `terms` are looked up together at the first question. */
const nameFinder = (lines: readonly CvLine[], terms: () => readonly SearchTerm[]) => {
  let known: Map<string, CvLine[]> | undefined;
  const readAll = (): Map<string, CvLine[]> => {
    const unique = new Map(terms().map((term) => [term.exact, term]));
    const found = new Map([...unique.keys()].map((exact): [string, CvLine[]] => [exact, []]));
    const findMentions = mentionFinder([...unique.values()]);
    for (const line of lines) for (const { exact } of findMentions(line.text)) found.get(exact)?.push(line);
    return found;
  };
  return (term: SearchTerm): readonly CvLine[] => {
    known ??= readAll();
    const found = known.get(term.exact) ?? lines.filter(({ text }) => mentions(text, term));
    known.set(term.exact, found);
    return found;
  };
};

/**
 * Indexes the lines of a CV: stems that many lines have tell little of one (idf), those the CV lacks tell most.
 *
 * @param terms the skills that will be asked about, as far as they are known
 */
export const indexCv = (lines: readonly CvLine[], terms: () => readonly SearchTerm[] = () => []): CvIndex => {
  const byStem = placesBy(lines, ({ stems }) => stems);
  const bySkill = placesBy(lines, ({ text }) => text.known.keys());
  const find = nameFinder(lines, terms);
  const scale = Math.log(2 + lines.length);
  const weights = new Map<string, number>();
  const weigh = (stem: string): number => {
    const weight = weights.get(stem) ?? Math.log(1 + (1 + lines.length) / (byStem.get(stem)?.length ?? 0.5)) / scale;
    weights.set(stem, weight);
    return weight;
  };

  /** What the lines share with a text, in their order. */
  const sharedBy = (stems: readonly string[], known: readonly DictionarySkill[]): Shared[] => {
    const shared = new Map<number, Shared>();
    const at = (place: number): Shared => {
      const one = shared.get(place) ?? { place, stems: 0, weight: 0, skills: 0 };
      shared.set(place, one);
      return one;
    };
    for (const stem of stems) {
      for (const place of byStem.get(stem) ?? []) {
        const one = at(place);
        one.stems += 1;
        one.weight += weigh(stem);
      }
    }
    for (const skill of known) for (const place of bySkill.get(skill) ?? []) at(place).skills += 1;
    return [...shared.values()].sort((a, b) => a.place - b.place);
  };

  const support = (text: string): Support => {
    const stems = [...tellingStems(text)].slice(0, 200);
    const known = [...searchText(text).known.keys()];
    const total = stems.reduce((sum, stem) => sum + weigh(stem), 0);
    if (total === 0) return none;
    const held = stems.reduce((sum, stem) => sum + (byStem.has(stem) ? weigh(stem) : 0), 0);
    const found = sharedBy(stems, known).flatMap(({ place, stems: count, weight, skills }) => {
      const line = lines[place];
      const share = weight / total;
      const isChance = skills === 0 && (share < leastShare || (count < 2 && share < leastAlone));
      if (line === undefined || isChance) return [];
      return [{ line, share, score: (share + 0.5 * skills) * sayings[line.source] - place / 10_000 }];
    });
    const best = found.reduce((most, { share }) => Math.max(most, share), 0);
    return { overall: held / total, best, lines: ranked(found, ({ score }) => score).map(({ line }) => line) };
  };

  const naming = (term: SearchTerm): readonly CvLine[] => ranked(find(term), ({ source }) => sayings[source]);

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
