import type { Identifier } from './identifiers.ts';
import { tellingOf } from './identifiers.ts';
import { places } from './ordinary-words.ts';
import { sharedSites } from './shared-sites.ts';
import { keyOf, wordsOf } from './words.ts';

/** Legal forms, which don't identify a company. */
const legalForms = new Set(
  'inc incorporated ltd limited llc llp plc gmbh mbh ag kg ohg ug se sa sas sasu sarl sl slu spa srl bv nv oy oyj ab as asa aps co corp corporation company compagnie cie group groupe gruppe holding holdings pty pte kk sro spzoo doo'.split(
    ' ',
  ),
);

/** Words in so many companies' names that they are no short form of any. */
const general = new Set(
  'the a an university universite universitat bank banque national nationale european global international city ministry ministere institute institut general royal first saint st le la les el al de des du american british french german swiss italian spanish african asian agence agency ecole school hospital hopital office department centre center société societe association federation self freelance independent various several confidential private'.split(
    ' ',
  ),
);

/** Trades, which are no short form of a company either. */
const trades = new Set(
  'energy rail mail power consulting consultants consultancy solutions services service systems software technologies technology tech digital media labs lab partners partner bank banking insurance assurance airlines airways motors automotive foods food health healthcare pharma pharmaceuticals telecom telecommunications networks network logistics transport capital finance financial works industries industry engineering construction design studio studios agency council trust fund foundation college academy school research science sciences police army navy railways railway post water gas oil electric electronics games education culture defence defense trade security data cloud analytics marketing communications'.split(
    ' ',
  ),
);

/** Common abbreviations of two capital letters. */
const shortWords = new Set(
  'it hr ai uk us eu qa ux ui pr tv ml bi vr ar ip id io ok no dr mr my we go on by'.split(' '),
);

const smallWords = new Set('of and the for de des du la le et und der die das di e y'.split(' '));

const withoutForms = (keys: readonly string[]): string[] => {
  const [first, ...rest] = keys;
  const own = first === 'the' ? rest : [...keys];
  while (own.length > 1 && legalForms.has(own.at(-1) ?? '')) own.pop();
  return own;
};

/** "Aurelia Rail (ex Nord), SA" is "Aurelia Rail" and "Nord". */
const wordings = (company: string): string[][] => {
  const inside = [...company.matchAll(/[([（]([^)\]）]*)[)\]）]/gu)].map(([, text = '']) =>
    text.replace(/^(?:ex|formerly|now|aka|part of|ex-)\s+/iu, ''),
  );
  const outside = company.replace(/[([（].*?[)\]）]/gu, ' ').split(/\s[/|–—-]\s|,/u);
  return [...outside, ...inside]
    .map((text) => withoutForms(wordsOf(text).flatMap(({ keys }) => keys[0] ?? [])))
    .filter((keys, nth) => keys.join('').length > 1 && (nth === 0 || !keys.every((key) => legalForms.has(key))));
};

/** The key that two wordings of one company share. */
export const companyKey = (company: string): string => wordings(company)[0]?.join(' ') ?? keyOf(company);

const acronymOf = (keys: readonly string[]): string | null => {
  const letters = keys.filter((key) => !smallWords.has(key)).map((key) => key.charAt(0));
  return letters.length > 2 ? letters.join('') : null;
};

/** "GE" of "GE Healthcare". */
const isShortAcronym = (company: string, first: string): boolean =>
  first.length === 2 &&
  !shortWords.has(first) &&
  wordsOf(company).some(({ text, keys }) => /^\p{Lu}{2}$/u.test(text) && keys.includes(first));

/** "Voltaire" of "Banque Nationale Voltaire": the last word, if all before it are general. */
const lastOwn = (keys: readonly string[]): string | null => {
  const last = keys.at(-1) ?? '';
  const says = (key: string): boolean =>
    !(general.has(key) || legalForms.has(key) || smallWords.has(key) || trades.has(key) || places.has(key));
  return last.length > 3 && says(last) && !keys.slice(0, -1).some(says) ? last : null;
};

/** Endings and trades that short names of Chinese, Japanese and Korean companies leave out. */
const unspacedForms =
  /(?:股份有限公司|有限责任公司|有限責任公司|有限公司|株式会社|合同会社|주식회사|集团|集團|公司|그룹)/gu;
const unspacedTrades =
  /(?:技术|技術|科技|信息|网络|網絡|电子|電子|软件|軟件|银行|銀行|汽车|汽車|控股|实业|實業|电器|電器|전자|은행|자동차|ホールディングス|グループ|製作所|工業|電機)+$/u;

/** 华为 of 华为技术有限公司; none of a company whose name is written with spaces. */
export const unspacedCompanyNames = (company: string): string[] => {
  const name = company.replace(/[\s()（）㈱㈜]|\(주\)/gu, '');
  if (!/^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}ー・]{2,}$/u.test(name)) return [];
  const bare = name.replace(unspacedForms, '');
  return [...new Set([name, bare, bare.replace(unspacedTrades, '')])].filter((one) => [...one].length > 1);
};

/** An employer's web address: "acme.example", and "acme" unless it is an everyday word. */
export const hostIdentifiers = (url: string, replacement: string): Identifier[] => {
  const host = url
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//u, '')
    .replace(/^www\./u, '')
    .replace(/[/?#:].*$/u, '');
  if (!host.includes('.') || sharedSites.test(host)) return [];
  const words = wordsOf(host).flatMap(({ keys }) => keys[0] ?? []);
  const label = host.split('.').at(-2) ?? '';
  const isOwn = label.length > 3 && !trades.has(label) && !general.has(label) && /^[\p{L}\p{N}]+$/u.test(label);
  const whole: Identifier = { words, telling: 'distinct', isAcronym: false, replacement };
  return isOwn && tellingOf(label, new Set()) === 'distinct' ? [whole, { ...whole, words: [keyOf(label)] }] : [whole];
};

/** All names of a company in texts: its name, the name without the legal form, its first word, its initials. */
export const companyIdentifiers = (company: string, replacement: string, known: ReadonlySet<string>): Identifier[] => {
  const found = new Map<string, Identifier>();
  const add = (words: readonly string[], isAcronym = false): void => {
    const [only = ''] = words;
    // One unusual word among several is enough.
    const tellings = words.map((key) => tellingOf(key, known));
    const telling =
      words.length === 1
        ? tellingOf(only, known)
        : tellings.every((one) => one !== 'distinct')
          ? 'ordinary'
          : 'distinct';
    const name = words.join(' ');
    if (!found.has(name)) found.set(name, { words, telling, isAcronym, replacement });
  };
  // "Acme Corp" is also "AcmeCorp", and acmecorp.com.
  const joined = wordsOf(company.replace(/[([（].*/u, '')).flatMap(({ keys }) => keys[0] ?? []);
  if (joined.length > 1 && joined.length < 5 && joined.join('').length > 5) add([joined.join('')]);
  for (const keys of wordings(company)) {
    add(keys);
    if (keys.length < 2) continue;
    const [first = ''] = keys;
    if (keys.join('').length > 5) add([keys.join('')]);
    if (isShortAcronym(company, first)) add([first], true);
    const last = lastOwn(keys);
    // Only with a capital letter: the rest may be an everyday word that no list has.
    if (last !== null && !found.has(last))
      found.set(last, { words: [last], telling: 'ordinary', isAcronym: false, replacement });
    if (first.length > 2 && !general.has(first) && !/^\p{N}/u.test(first)) add([first]);
    // "Orange Business Services" is also "Orange Business".
    for (let length = keys.length - 1; length > 1; length--) add(keys.slice(0, length));
    const acronym = acronymOf(keys);
    if (acronym !== null) add([acronym], true);
  }
  return [...found.values()];
};

/** "Company A" to "Company Z", then "Company AA". */
export const companyLabel = (nth: number): string => {
  const letters = (n: number): string =>
    (n >= 26 ? letters(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));
  return `Company ${letters(nth)}`;
};
