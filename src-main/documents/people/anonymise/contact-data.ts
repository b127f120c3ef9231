import type { Candidate } from '#shared/model/candidate.ts';
import { beginsSkill, ordinaryWords } from './ordinary-words.ts';
import { percentDecoded } from './plain-variant.ts';
import { sharedSites } from './shared-sites.ts';
import { keyOf } from './words.ts';

/** A stretch of a text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');

/** Whole, whatever its case: "nour" isn't in "nourish". */
const literal = (text: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(text)}(?![\\p{L}\\p{N}])`, 'giu');

/** Also as people disguise it: "x.y [at] example [dot] org", "x.y at example dot org". */
const at = String.raw`(?:\s?@\s?|\s?[[({<]\s?(?:at|@|arobase|ät)\s?[\])}>]\s?|\s(?:at|AT)\s(?=[\p{L}\p{N}-]{1,64}\s(?:dot|DOT|point|punkt)\s))`;
const dot = String.raw`(?:\.|\s?[[({<]\s?(?:dot|\.|point|punkt)\s?[\])}>]\s?|\s(?:dot|DOT|point|punkt)\s)`;
const mailAddress = new RegExp(
  String.raw`(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+${at}[\p{L}\p{N}-]+(?:${dot}[\p{L}\p{N}-]+)+`,
  'giu',
);
const webAddress =
  /(?:https?:\/\/|www\.)[^\s<>"')\]]+|(?<![\p{L}\p{N}@.-])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/[^\s<>"')\]]*)?|[@#][\p{L}\p{N}_.-]+/giu;

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

/** The digits that identify a number: within its country it is written with a zero in place of the country's code. */
const ownDigits = (digits: string, isAbroad: boolean): string =>
  digits.slice(-(isAbroad ? Math.max(6, Math.min(7, digits.length - 3)) : 7));

/** A number as people write it: with or without the country's code, and with anything between the digits. */
const phonePattern = (phone: string): RegExp | null => {
  const written = asciiDigits(phone).replace(/(?:ext|x|#|poste|durchwahl).*$/iu, '');
  const digits = written.replace(/[^0-9]/gu, '');
  const bare = digits.replace(/^0{1,2}/u, '');
  if (bare.length < 6) return null;
  const isAbroad = /^[^0-9]*(?:\+|00)/u.test(written);
  const own = [...ownDigits(bare, isAbroad)].join('[\\s().\\-/\\u00a0\\u2010-\\u2013·]{0,3}');
  return new RegExp(`\\+?(?:[0-9][\\s().\\-/\\u00a0·]{0,3}){0,8}${own}(?![0-9])`, 'gu');
};

/** Two numbers in one field. A slash or dash may also be part of a number, so the whole is searched for as well. */
const phonePatterns = (field: string): RegExp[] => {
  const numbers = field.split(/[;,|\n\r]|\s(?:or|and|et|ou|und|oder|y|e|o)\s|(?<=\d.*)(?=\+)/iu);
  const parts = numbers.flatMap((number) => [number, ...number.split(/\/|\s[-–—]\s|\s{2,}|&/u)]);
  return [...new Set(parts)].flatMap((one) => phonePattern(one) ?? []);
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

/** Parts of addresses that every site has. */
const genericParts = new Set(
  'about contact home index profile profiles portfolio projects project citations users user people team work works blog articles posts publications resume info mail hello office support jobs career careers details overview public view'.split(
    ' ',
  ),
);

/** Whether a user name can mean nothing else. */
const isTellingHandle = (handle: string): boolean =>
  handle.length > 3 &&
  /\p{L}/u.test(handle) &&
  ![handle, keyOf(handle)].some((one) => ordinaryWords.has(one) || genericParts.has(one) || beginsSkill(one));

/** The user name in an address, which only sites shared by many people have. */
const handleIn = (host: string, path: string): string | undefined => {
  if (!sharedSites.test(host)) return /^@([^/]+)/u.exec(path)?.[1];
  const name =
    /(?:^|\/)(?:in|people|users?|u|profile|c|@)\/?(?:\d+\/)?([^/]+)/u.exec(path)?.[1] ?? /^@?([^/]+)$/u.exec(path)?.[1];
  return name?.replace(/^@/u, '');
};

/**
 * The parts of a web address that identify somebody: its site unless many share it, the whole address, the user name.
 */
const addressLiterals = (url: string): { literals: string[]; handle: string | undefined } => {
  const { host, path: written } = addressParts(url.toLowerCase());
  const path = percentDecoded(written);
  const own = host === '' || sharedSites.test(host) ? [] : [host];
  if (path === '') return { literals: own, handle: undefined };
  const handle = handleIn(host, path);
  return {
    literals: host === '' ? own : [...own, `${host}/${path}`],
    handle: handle !== undefined && /\p{L}/u.test(handle) && !genericParts.has(handle) ? handle : undefined,
  };
};

/** "jd42" of jd42@acme.com, but not "sales". */
const usersOf = (mails: readonly string[]): string[] =>
  mails.flatMap((mail) => {
    const [user = ''] = mail.split('@');
    return user.length > 3 && /[\d._-]/u.test(user) && /\p{L}/u.test(user) ? [user] : [];
  });

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
    ...usersOf(mails),
    ...addresses.flatMap(({ literals }) => literals),
    ...[...handles]
      .filter((handle) => handle !== '')
      .map((handle) => (isTellingHandle(handle) ? handle : `@${handle}`)),
  ];
};

/**
 * Creates the search for a candidate's contact data in texts: addresses, numbers, user names.
 *
 * @param isTelling whether a web address holds the candidate's name
 */
export const contactFinder = ({ contact }: Candidate, isTelling: (address: string) => boolean) => {
  const patterns = [...new Set(literalsOf(contact))].map(literal);
  const phones = phonePatterns(contact.phone ?? '');
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
