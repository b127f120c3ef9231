import type { Language } from '#shared/model/candidate.ts';
import { foldText } from '#shared/model/fold-text.ts';
import type { SpokenLanguage } from './language-names.ts';
import { spokenLanguages } from './language-names.ts';

/** A language that a job asks for. */
export interface LanguageWish {
  readonly language: SpokenLanguage;
  /** 1 (A1) to 6 (C2), 7 for a mother tongue; undefined where none is said. */
  readonly level: number | undefined;
}

const levels = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'];
const said: readonly (readonly [RegExp, number])[] = [
  [/native|mother tongue|maternel|muttersprach|bilingu/u, 7],
  [/fluen|courant|verhandlungssicher|proficien|full professional|fliessend|flie.end|excellent/u, 5],
  [/professional|professionnel|business|good|bon(?:ne)? |gute?/u, 4],
  [/basic|notion|beginner|debutant|scolaire|grundkenntnis|school/u, 2],
];

/** What a text says of a level; undefined where it says none. */
const levelIn = (folded: string): number | undefined => {
  const code = /(?<![a-z0-9])[abc][12](?![a-z0-9])/u.exec(folded)?.[0];
  if (code !== undefined) return levels.indexOf(code) + 1;
  return said.find(([name]) => name.test(folded))?.[1];
};

const aboutLanguage =
  /fluen|speak|spoken|written|writing|language|level|command|proficien|native|bilingu|mother tongue|(?<![a-z0-9])[abc][12](?![a-z0-9])|courant|maitris|parl|langue|niveau|ecrit|lu |fliessend|verhandlungssicher|kenntnis|sprach/u;

const fold = (text: string): string => foldText(text.normalize('NFC'));

/** Languages that a line of a job asks for; none where it names one for something else ("English law"). */
export const readLanguageWishes = (text: string): LanguageWish[] => {
  const folded = fold(text);
  const isShort = folded.split(' ').length <= 4;
  if (!isShort && !aboutLanguage.test(folded)) return [];
  const found = spokenLanguages
    .flatMap((language) =>
      [...folded.matchAll(language.pattern)].map(({ index, 0: name }) => ({ language, index, name })),
    )
    .sort((a, b) => a.index - b.index);
  // A code after a language is that language's; one before the first, or a word, is for all.
  const codes = /(?<![a-z0-9])[abc][12](?![a-z0-9])/gu;
  const first = found[0]?.index ?? 0;
  const whole = levelIn(folded.slice(0, first) + folded.slice(first).replace(codes, ' '));
  const wishes = found.map(({ language, index, name }, place): LanguageWish => {
    const next = found[place + 1]?.index ?? folded.length;
    const own = /(?<![a-z0-9])[abc][12](?![a-z0-9])/u.exec(folded.slice(index + name.length, next).slice(0, 30))?.[0];
    return { language, level: own === undefined ? whole : levels.indexOf(own) + 1 };
  });
  return wishes.filter(({ language }, place) => wishes.findIndex((one) => one.language === language) === place);
};

/** Looks a wished-for language up among those of a candidate; a level that nobody can read counts as enough. */
export const languageAnswer = ({ language, level }: LanguageWish, spoken: readonly Language[]) => {
  const own = spoken.find(({ name }) => new RegExp(language.pattern.source, 'u').test(fold(name)));
  if (own === undefined) return { answer: 'missing' as const, own };
  const has = levelIn(fold(`${own.level ?? ''} ${own.name}`));
  const isLower = level !== undefined && has !== undefined && has < Math.min(level, 6);
  return { answer: isLower ? ('lower' as const) : ('met' as const), own };
};
