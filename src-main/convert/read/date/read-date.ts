import type { PartialDate } from '#shared/model/partial-date.ts';

/** Month names and their usual abbreviations, without accents: English, French, German, Spanish, Italian, Portuguese, Dutch. */
const names = [
  'january jan janvier janv januar janner enero ene gennaio gen janeiro januari',
  'february feb fevrier fevr fev februar febrero febbraio fevereiro februari',
  'march mar mars marz maerz mrz marzo marco maart mrt',
  'april apr avril avr abril abr aprile',
  'may mai mayo maggio mag maio mei',
  'june jun juin juni junio giugno giu junho',
  'july jul juillet juil juli julio luglio lug julho',
  'august aug aout agosto ago augustus',
  'september sep sept septembre septiembre settembre set setembro',
  'october oct octobre oktober okt octubre ottobre ott outubro out',
  'november nov novembre noviembre novembro',
  'december dec decembre dezember dez diciembre dic dicembre dezembro',
];

/** Month number 1-12 by folded name. */
const monthByName: ReadonlyMap<string, number> = new Map(
  names.flatMap((line, index) => line.split(' ').map((name): [string, number] => [name, index + 1])),
);

/**
 * A date as it could be read. `present`: the source says "still running". `partly`: only the year is certain
 * ("Spring 2019"; 03/04/2019, which is April in Europe and March in America). `unread`: nothing certain.
 */
export type ReadDate =
  | { readonly type: 'date'; readonly date: PartialDate }
  | { readonly type: 'present' }
  | { readonly type: 'partly'; readonly date: PartialDate }
  | { readonly type: 'unread' };

const vague =
  /^(?:spring|summer|autumn|fall|winter|early|mid|late|end of|beginning of|q[1-4]|[qth][1-4]|h[12]|s[12]|printemps|ete|automne|hiver|debut|mi|fin|fruhling|fruhjahr|sommer|herbst|anfang|mitte|ende|primavera|verano|otono|invierno)[\s/-]+(\d{4})$/;

const unread: ReadDate = { type: 'unread' };
const firstYear = 1900;
const lastYear = 2100;
const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
const pad = (value: number): string => String(value).padStart(2, '0');

/** A date that exists in the calendar; month 0 and day 0 mean "not known", as databases write it. */
const dateOf = (year: number, month = 0, day = 0): ReadDate => {
  if (year < firstYear || year > lastYear || month > 12) return unread;
  if (month === 0) return day === 0 ? { type: 'date', date: `${year}` } : unread;
  if (day > daysInMonth(year, month)) return unread;
  return { type: 'date', date: `${year}-${pad(month)}${day === 0 ? '' : `-${pad(day)}`}` };
};

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .toLowerCase()
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/\s+/g, ' ')
    .trim();

const presentWords = new Set(
  `present|the present|current|currently|now|today|ongoing|on going|to date|till date|until now|till now|present day|date|
in progress|aujourd'hui|a aujourd'hui|a ce jour|ce jour|en cours|actuel|actuelle|actuellement|poste actuel|maintenant|heute|bis heute|
laufend|aktuell|derzeit|actualidad|la actualidad|actual|actualmente|hoy|en curso|presente|oggi|in corso|attuale|attualmente|atual|
atualmente|hoje|heden|现在|至今|今|現在|현재|الآن|حتى الآن|היום`
    .split('|')
    .map(fold),
);

const dayAndMonth = (first: number, second: number, year: number, separator: string): ReadDate => {
  // Dots are written day first everywhere; slashes are not.
  if (separator === '.' || first > 12 || first === second) return dateOf(year, second, first);
  if (second > 12) return dateOf(year, first, second);
  const isPossible = first > 0 && second > 0 && dateOf(year).type === 'date';
  return isPossible ? { type: 'partly', date: `${year}` } : unread;
};

const readNumeric = (text: string): ReadDate | undefined => {
  const yearFirst = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[t ]\d{1,2}:\d{2}.*)?$/.exec(text);
  if (yearFirst) return dateOf(Number(yearFirst[1]), Number(yearFirst[2] ?? 0), Number(yearFirst[3] ?? 0));
  const monthFirst = /^(\d{1,2})\s?[-/.]\s?(\d{4})$/.exec(text);
  if (monthFirst) return dateOf(Number(monthFirst[2]), Number(monthFirst[1]));
  const full = /^(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4})$/.exec(text);
  if (full) return dayAndMonth(Number(full[1]), Number(full[3]), Number(full[4]), full[2] ?? '');
  const eastAsian = /^(\d{4})\s?年(?:\s?(\d{1,2})\s?月)?(?:\s?(\d{1,2})\s?日)?$/.exec(text);
  if (eastAsian) return dateOf(Number(eastAsian[1]), Number(eastAsian[2] ?? 0), Number(eastAsian[3] ?? 0));
  return undefined;
};

const readNamed = (text: string): ReadDate => {
  const words = text
    .replace(/(\d)(?:st|nd|rd|th|er|º|o)\b/g, '$1')
    .replace(/[.,']/g, ' ')
    .split(/[\s/-]+/);
  const parts = words.filter((word) => word !== '' && word !== 'de' && word !== 'of' && word !== 'del');
  const months = parts.map((part) => monthByName.get(part));
  const at = months.findIndex((month) => month !== undefined);
  const month = months[at];
  const numbers = parts.filter((_, index) => index !== at);
  if (month === undefined || numbers.length > 2 || numbers.some((part) => !/^\d{1,4}$/.test(part))) return unread;
  const year = numbers.find((part) => part.length === 4);
  const day = numbers.find((part) => part.length < 3);
  if (year === undefined || numbers.length !== (day === undefined ? 1 : 2)) return unread;
  return day === '0' ? unread : dateOf(Number(year), month, Number(day ?? 0));
};

/**
 * Reads a date as CVs write it, in the languages of month-names.ts: 2014, 2014-06, 2014-06-29T00:00:00Z, 06/2014,
 * 29.06.2014, June 29, 2014, juin 2014, 2014年6月, "present". The day is the one written, whatever the time zone.
 * Dates that don't exist (2014-13, 30 February) are `unread`.
 */
export const readDate = (source: string): ReadDate => {
  const text = fold(source);
  if (presentWords.has(text.replace(/[().]/g, '').trim())) return { type: 'present' };
  const numeric = readNumeric(text.replace(/[.,]$/, ''));
  if (numeric !== undefined) return numeric;
  const year = vague.exec(text)?.[1];
  if (year !== undefined) return dateOf(Number(year)).type === 'date' ? { type: 'partly', date: year } : unread;
  return text.length > 40 ? unread : readNamed(text);
};
