import type { DictionarySkill } from '#shared/model/skill-dictionary.ts';
import { searchText } from '../../people/mention.ts';
import { isAboutPeople } from '../cv/tells.ts';
import { readable } from '../language/quotation.ts';
import type { LanguageWish } from './read-language-wishes.ts';
import { readLanguageWishes } from './read-language-wishes.ts';
import { asksForStudy } from './read-study.ts';

/** A line of the job, read for what it asks. */
export interface Need {
  /** Place among the requirements of the input. */
  readonly index: number;
  readonly text: string;
  readonly isMust: boolean;
  readonly isAboutPeople: boolean;
  /** Tools and technologies that it names. */
  readonly technical: readonly DictionarySkill[];
  /** Whether it names them as examples or alternatives: one of them is enough. */
  readonly isChoice: boolean;
  readonly languages: readonly LanguageWish[];
  /** Years of experience that it asks for. */
  readonly years: number | undefined;
  readonly asksForStudy: boolean;
}

const optionalStart =
  /^(?:nice to have|ideally|preferably|preferred|bonus|optional|a plus|desirable|souhait|idéalement|de préférence|un plus|atout|apprécié|idealerweise|wünschenswert|von vorteil)/iu;
const optionalEnd =
  /(?:(?:a|an|big|real|strong) (?:plus|advantage|asset|bonus)|preferred|desirable|nice to have|(?:is|are|be) (?:appreciated|welcome)|optional|un (?:plus|atout|avantage)|souhaité\p{L}*|souhaitable\p{L}*|apprécié\p{L}*|von vorteil|wünschenswert|(?:\(|: ?)(?:bonus|optional|preferred|plus)\)?)$/iu;

/** Whether a clause only wishes. */
export const isOptionalClause = (clause: string): boolean => {
  const text = clause.trim().replace(/[.!)\s]+$/u, '');
  return optionalStart.test(text) || optionalEnd.test(text);
};

/** The clauses of a line of the job: what stands between semicolons or full stops. */
export const clausesOf = (text: string): string[] =>
  text.split(/;|\.(?=\s)/u).flatMap((clause) => (clause.trim() === '' ? [] : [clause.trim()]));

const numberWords: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  sept: 7,
  huit: 8,
  dix: 10,
  douze: 12,
  quinze: 15,
};
const yearsAsked =
  /(?<![\p{L}\p{N}])(\d{1,2}|[a-z]{3,7})\s?\+?(?:\s?(?:-|–|to|à)\s?\d{1,2})?\+?\s?(?:years|yrs|ans|années|jahre)(?!\p{L})/iu;
const experienceWord = /exp[ée]rience|erfahrung|track record|pratique/iu;

const yearsOf = (text: string): number | undefined => {
  if (!experienceWord.test(text)) return undefined;
  const count = yearsAsked.exec(text)?.[1]?.toLowerCase();
  if (count === undefined) return undefined;
  const years = /^\d/u.test(count) ? Number(count) : numberWords[count];
  return years !== undefined && years > 0 && years <= 40 ? years : undefined;
};

const choice =
  /(?<!\p{L})(?:or|ou|oder|such as|like|e\.?g\.?|for example|for instance|ideally|one of|any of|either|tel(?:le)?s? que|comme|par exemple|idéalement|soit|z\.b\.)(?!\p{L})|\//iu;

/** Reads one line of a job. */
export const readNeed = (source: string, index: number): Need => {
  const text = readable(source);
  const clauses = clausesOf(text);
  const must = clauses.filter((clause) => !isOptionalClause(clause));
  const read = (must.length > 0 ? must : clauses).join('; ');
  return {
    index,
    text,
    isMust: must.length > 0,
    isAboutPeople: isAboutPeople(read),
    technical: [...searchText(read).known.keys()].filter(({ kind }) => kind === 'technical'),
    isChoice: choice.test(read),
    languages: readLanguageWishes(read),
    years: yearsOf(read),
    asksForStudy: asksForStudy(read),
  };
};
