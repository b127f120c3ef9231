import type { Candidate } from '#shared/model/candidate.ts';
import { ordinaryWords } from './ordinary-words.ts';
import { keyOf } from './words.ts';

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** Whole, whatever its case: "nour" isn't in "nourish". */
const literal = (text: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])`, 'giu');

const mailAddress = /[\p{L}\p{N}._%+-]+\s?@\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const webAddress =
  /(?:https?:\/\/|www\.)[^\s<>"')\]]+|(?<![\p{L}\p{N}@.])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+\/[^\s<>"')\]]*/giu;

/** Sites that are everybody's: only what stands after the name of the site is a person's. */
const sharedSites =
  /(?:^|\.)(?:linkedin|github|gitlab|bitbucket|medium|twitter|x|facebook|instagram|xing|stackoverflow|kaggle|behance|dribbble|youtube|google|wordpress|blogspot|malt|orcid|researchgate)\.[a-z.]+$/iu;

const digit = /\p{Nd}/u;

/** Digits of every script as 0-9: blocks of digits begin at a code point that ends in 0 or 6. */
const digitValue = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 128) return character;
  let zero = code;
  while (digit.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
  return String(code - zero);
};

const asciiDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (character) => (character.length === 1 ? digitValue(character) : character));

/** A number as people write it: with or without the country's code, and whatever between the digits. */
const phonePattern = (phone: string): RegExp | null => {
  const digits = asciiDigits(phone)
    .replace(/(?:ext|x|#|poste|durchwahl).*$/iu, '')
    .replace(/[^0-9]/gu, '');
  if (digits.length < 6) return null;
  const own = [...digits.slice(-9)].join('[\\s().\\-/\\u00a0\\u2010-\\u2013·]{0,3}');
  return new RegExp(`\\+?(?:[0-9][\\s().\\-/\\u00a0·]{0,3}){0,6}${own}(?![0-9])`, 'gu');
};

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const addressParts = (url: string): { host: string; path: string } => {
  const bare = url
    .trim()
    .replace(/^[a-z]+:\/\//iu, '')
    .replace(/^www\./iu, '')
    .replace(/[?#].*$/u, '')
    .replace(/\/+$/u, '');
  const [host = '', ...rest] = bare.split('/');
  return { host, path: rest.join('/') };
};

/** Whether a user's name can stand for nothing else. */
const isTellingHandle = (handle: string): boolean =>
  handle.length > 3 && /\p{L}/u.test(handle) && !ordinaryWords.has(keyOf(handle));

/** What identifies in one web address: its site unless it is everybody's, the whole, and the name at its end. */
const addressLiterals = (url: string): { literals: string[]; handle: string | undefined } => {
  const { host, path } = addressParts(url.toLowerCase());
  const own = host === '' || sharedSites.test(host) ? [] : [host];
  if (path === '') return { literals: own, handle: undefined };
  const last = decoded(path.split('/').at(-1) ?? '').replace(/^@/u, '');
  return { literals: host === '' ? own : [...own, `${host}/${path}`], handle: last.length > 3 ? last : undefined };
};

const literalsOf = ({ email, website, profiles }: Candidate['contact']): string[] => {
  const addresses = [website, ...profiles.map(({ url }) => url)].flatMap((url) =>
    url === undefined ? [] : addressLiterals(url),
  );
  const mails =
    email
      ?.toLowerCase()
      .split(/[\s,;<>]+/u)
      .filter((part) => part.includes('@')) ?? [];
  const users = profiles.flatMap(({ username }) => username?.replace(/^@/u, '').toLowerCase() ?? []);
  const handles = new Set([...users, ...addresses.flatMap(({ handle }) => handle ?? [])]);
  return [
    ...mails,
    ...addresses.flatMap(({ literals }) => literals),
    ...[...handles]
      .filter((handle) => handle !== '')
      .map((handle) => (isTellingHandle(handle) ? handle : `@${handle}`)),
  ];
};

/**
 * What finds a candidate's contact data in a text: addresses, numbers, what they are called elsewhere.
 *
 * @param isTelling whether a web address holds the candidate's name
 */
export const contactFinder = ({ contact }: Candidate, isTelling: (address: string) => boolean) => {
  const patterns = [...new Set(literalsOf(contact))].map(literal);
  const phones = (contact.phone?.split(/[;,|]|\bor\b/iu) ?? []).flatMap((one) => phonePattern(one) ?? []);
  const isOwn = (address: string): boolean =>
    isTelling(address) || patterns.some((pattern) => address.search(pattern) >= 0);

  return (text: string): Stretch[] => {
    const stretch = ({ 0: found, index }: RegExpExecArray): Stretch => ({ start: index, end: index + found.length });
    const numbers = phones.length === 0 ? '' : asciiDigits(text);
    return [
      ...[...text.matchAll(mailAddress)].map(stretch),
      ...[...text.matchAll(webAddress)].filter(([address]) => isOwn(address)).map(stretch),
      ...patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(stretch)),
      ...phones.flatMap((pattern) => [...numbers.matchAll(pattern)].map(stretch)),
    ];
  };
};
