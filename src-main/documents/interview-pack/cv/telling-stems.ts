import { stemsOf } from '../../people/stems.ts';

/** French articles and pronouns that have lost their vowel hide the word they stand before ("l’espace"). */
const elided = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu)['’](?=\p{L})/giu;

/** What every job says of every requirement, as stems. */
const fillers: ReadonlySet<string> = new Set(
  'capacit aptitud sens niveau equivalent minim moins etr avoir post proven demonstrat abl strong hand level minimum candidat'.split(
    ' ',
  ),
);

/** French endings that `stemsOf` leaves: pilotage and piloter meet. */
const frenchEnding = /(?<=^.{4,})(?:ag|eur|eus)$/u;

/** The stems of a text that tell what it is about, in English and French: articles and the phrases of advertisements left out. */
export const tellingStems = (text: string): Set<string> => {
  const stems = [...stemsOf(text.replace(elided, ' '))];
  return new Set(stems.filter((stem) => !fillers.has(stem)).map((stem) => stem.replace(frenchEnding, '')));
};
