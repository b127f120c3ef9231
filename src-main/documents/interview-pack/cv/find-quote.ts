import type { QuestionEvidence } from '#shared/kinds/interview-pack/question.ts';
import type { Candidate } from '#shared/model/candidate.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { CvPart, Lexicon } from '../language/lexicon.ts';
import { whereabouts } from '../language/phrases.ts';
import { readable, shortened } from '../language/quotation.ts';

interface Place {
  readonly text: string;
  readonly folded: string;
  readonly where: string;
  readonly experience: number | undefined;
}

/** Less than this is found anywhere and shows nothing. */
const shortestQuote = 3;
const longestQuote = 300;

/** The same text whatever its quotation marks, dashes, case and accents; positions stay, as in `foldText`. */
const fold = (text: string): string =>
  foldText(text)
    .replace(/[“”„«»]/gu, '"')
    .replace(/[‘’‚‹›]/gu, "'")
    .replace(/\u00a0|\u202f/gu, ' ');

const placesOf = (candidate: Candidate, lexicon: Lexicon): Place[] => {
  const at = (where: string, texts: readonly (string | undefined)[], experience?: number): Place[] =>
    texts.flatMap((source) => {
      const text = readable(source ?? '');
      return text === '' ? [] : [{ text, folded: fold(text), where, experience }];
    });
  const part = (name: CvPart, texts: readonly (string | undefined)[]): Place[] => at(lexicon.parts[name], texts);
  return [
    ...candidate.experience.flatMap((experience, index) =>
      at(
        whereabouts(experience, lexicon),
        [
          ...experience.responsibilities,
          experience.summary,
          experience.title,
          experience.company,
          ...experience.technologies,
        ],
        index,
      ),
    ),
    ...part('profile', [candidate.summary, candidate.title]),
    ...part(
      'skills',
      candidate.skills.flatMap(({ name, skills }) => [...skills, name]),
    ),
    ...part(
      'certifications',
      candidate.certifications.map(({ name }) => name),
    ),
    ...part(
      'education',
      candidate.education.flatMap(({ degree, area, institution, courses }) => [degree, area, institution, ...courses]),
    ),
    ...part(
      'languages',
      candidate.languages.flatMap(({ name, level }) => [name, level]),
    ),
    ...part(
      'distinctions',
      candidate.distinctions.flatMap(({ title, summary }) => [title, summary]),
    ),
  ];
};

/** Joins neighbours of the same origin, so that a quotation is looked for in all of them at once. No quotation holds a line break, so none is found across two texts. */
const joinNeighbours = (places: readonly Place[]): Place[] => {
  const groups: Place[][] = [];
  for (const place of places) {
    const last = groups.at(-1);
    if (last?.[0]?.where === place.where && last[0].experience === place.experience) last.push(place);
    else groups.push([place]);
  }
  return groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const join = (part: 'text' | 'folded'): string => group.map((place) => place[part]).join('\n');
    return [{ ...first, text: join('text'), folded: join('folded') }];
  });
};

/** Finds what somebody says to be a quotation; undefined where the CV doesn't hold it. */
export type QuoteFinder = (quote: string, experience?: number | undefined) => QuestionEvidence | undefined;

/**
 * Looks quotations up in a CV. White space, quotation marks, case, accents and a "…" at either end don't matter; what
 * comes back is the wording of the CV. The experience that is named with a quotation is looked at first.
 */
export const quoteFinder = (candidate: Candidate, lexicon: Lexicon): QuoteFinder => {
  const places = joinNeighbours(placesOf(candidate, lexicon));
  const findIn = (folded: string, { text, folded: within, where, experience }: Place): QuestionEvidence | undefined => {
    const index = within.indexOf(folded);
    if (index === -1) return undefined;
    const quote = shortened(text.slice(index, index + folded.length).trim(), longestQuote);
    return experience === undefined ? { quote, where } : { quote, where, experience };
  };
  return (quote, experience) => {
    const wanted = readable(quote).replace(/^["“”„«»'\s.…]+|["“”„«»'\s…]+$/gu, '');
    if ([...wanted].length < shortestQuote) return undefined;
    const folded = fold(wanted);
    for (const isNamed of [true, false]) {
      for (const place of places) {
        const found = (place.experience === experience) === isNamed ? findIn(folded, place) : undefined;
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
};
