import { findPatterns } from '../../text/find-patterns.ts';
import type { Stretch } from './contact-data.ts';
import type { CompanyIndex } from './find-company.ts';
import { companyAt } from './find-company.ts';
import type { Finding, TextSort } from './finding.ts';
import { gluedNames } from './glued-names.ts';
import type { HiddenCompanies } from './hidden-companies.ts';
import type { Telling } from './identifiers.ts';
import { isParticle } from './initials.ts';
import type { PersonNames } from './person-names.ts';
import { plainVariants } from './plain-variant.ts';
import { standingOf } from './standing.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

/** All that identifies a candidate. */
export interface Identity {
  readonly person: PersonNames;
  readonly initials: string;
  readonly companies: CompanyIndex;
  /** Finds names in scripts without spaces, of the person and of hidden companies. */
  readonly unspacedIn: (text: string) => Finding[];
  readonly contactIn: (text: string) => Stretch[];
}

const arabicPrefix = /^(?:[وفبلك]?ال|[وفبلك])(?=\p{Script=Arabic}{3})/u;
const slavicEnding = /(?:ого|ому|ами|ыми|ым|ой|ою|ом|ем|ей|ая|ую|ые|ых|а|у|е|ы|и|ю|я)$/u;

/** The word of the person's name that this word is, in any form that names take in a sentence. */
const partIn = ({ parts }: PersonNames, { keys }: Word) => {
  for (const key of keys) {
    const forms = [
      key,
      ...(key.length > 4 && key.endsWith('s') ? [key.slice(0, -1)] : []),
      ...(arabicPrefix.test(key) ? [key.replace(arabicPrefix, ''), key.replace(/^[وفبلك]/u, '')] : []),
      ...(slavicEnding.test(key) && /\p{Script=Cyrillic}/u.test(key)
        ? [key.replace(slavicEnding, ''), `${key.slice(0, -1)}а`, `${key.slice(0, -1)}я`, `${key.slice(0, -1)}й`]
        : []),
    ];
    for (const [nth, form] of forms.entries()) {
      const part = parts.get(form);
      if (part !== undefined && (nth === 0 || part.telling === 'distinct')) return part;
    }
  }
  return undefined;
};

const betweenNames = /^[\s.,\-'’_*"“”()\u2010\u2011·]{1,4}$/u;

const isInitial = ({ text }: Word): boolean => /^\p{Lu}$/u.test(text);

/** No name is written in more words; a text that says a name over and over is read in such pieces. */
const mostWords = 40;

/** The words from this one on that form a name: its parts, with particles and initials between them. */
const runFrom = (identity: Identity, text: string, words: readonly Word[], from: number) => {
  const { person } = identity;
  const nths = new Set<number>();
  const tellings: Telling[] = [];
  let to = from;
  let isAllCapital = true;
  for (let at = from; at < Math.min(words.length, from + mostWords); at++) {
    const word = words[at];
    if (word === undefined || (at > from && !betweenNames.test(text.slice(words[at - 1]?.end, word.start)))) break;
    const part = partIn(person, word);
    if (part !== undefined) {
      nths.add(part.nth);
      tellings.push(part.telling);
      isAllCapital &&= word.isCapital;
      to = at;
    } else if (!(isInitial(word) || word.keys.some(isParticle))) break;
  }
  return { to, parts: nths.size, tellings, isAllCapital };
};

/** A name's initials around a part of it belong to it: "K. Mensah", "Kwame M." */
const withInitials = (
  { person }: Identity,
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
): Stretch => {
  const own = (word: Word | undefined): boolean =>
    word !== undefined && isInitial(word) && person.initials.has(word.keys[0] ?? '');
  const [before, after] = [words[from - 1], words[to + 1]];
  const start = words[from]?.start ?? 0;
  const end = words[to]?.end ?? start;
  const isBefore = before !== undefined && own(before) && /^\.[ \u00a0]?$/u.test(text.slice(before.end, start));
  const isAfter = after !== undefined && own(after) && text.slice(end, after.start) === ' ' && text[after.end] === '.';
  return { start: isBefore ? before.start : start, end: isAfter ? after.end + 1 : end };
};

const personAt = (identity: Identity, text: string, words: readonly Word[], from: number, sort: TextSort) => {
  const word = words[from];
  const first = word === undefined ? undefined : partIn(identity.person, word);
  if (word === undefined || first === undefined) return null;
  const run = runFrom(identity, text, words, from);
  const { initials: replacement } = identity;
  const isDistinct = run.tellings.includes('distinct');
  if (run.parts > 1 && (run.isAllCapital || isDistinct)) {
    return { finding: { ...withInitials(identity, text, words, from, run.to), isSure: true, replacement }, to: run.to };
  }
  const stretch = withInitials(identity, text, words, from, from);
  const sure = { finding: { ...stretch, isSure: true, replacement }, to: from };
  const doubt = { finding: { ...stretch, isSure: first.telling === 'distinct', replacement: null }, to: from };
  if (first.telling === 'distinct') return word.isCapital ? sure : doubt;
  if (!word.isCapital) return null;
  const hasInitial = stretch.end - stretch.start > word.text.length;
  if (hasInitial) return sure;
  if (sort === 'label') return null;
  const standing = standingOf(text, words, from, from);
  if (standing === 'word') return null;
  return first.telling === 'ordinary' && standing === 'name' ? sure : doubt;
};

/** Makes the search for names in scripts without spaces: a text is read once for all of them. */
export const unspacedFinder = (
  { unspaced }: PersonNames,
  initials: string,
  companies: HiddenCompanies['unspaced'],
): Identity['unspacedIn'] => {
  // The person's own names go before those of companies that are called the same.
  const replacements = new Map<string, string>();
  for (const { name, replacement } of companies) if (!replacements.has(name)) replacements.set(name, replacement);
  for (const name of unspaced) replacements.set(name, initials);
  if (replacements.size === 0) return () => [];
  const findNames = findPatterns(replacements.keys());
  return (text) => {
    const found: Finding[] = [];
    findNames(text, (name, start) => {
      found.push({ start, end: start + name.length, isSure: true, replacement: replacements.get(name) ?? null });
    });
    return found;
  };
};

/** Findings in the text as it is written, in order, without overlaps; the longest wins. */
const findWritten = (identity: Identity, text: string, sort: TextSort): Finding[] => {
  const words = wordsOf(text);
  const found: Finding[] = [
    ...identity.contactIn(text).map((stretch) => ({ ...stretch, isSure: true, replacement: null })),
    ...identity.unspacedIn(text),
  ];
  for (let at = 0; at < words.length; at++) {
    const hit = companyAt(identity.companies, text, words, at, sort) ?? personAt(identity, text, words, at, sort);
    if (hit === null) continue;
    found.push(hit.finding);
    at = hit.to;
  }
  found.push(...gluedNames(identity.person, text).map((stretch) => ({ ...stretch, isSure: true, replacement: null })));
  const kept: Finding[] = [];
  for (const one of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || one.start >= last.end) kept.push(one);
    else if (one.end - one.start > last.end - last.start) kept[kept.length - 1] = one;
  }
  return kept;
};

/**
 * Everything in a text that identifies or may identify somebody, in order, without overlaps. If the name appears only
 * when the text is displayed (see plain-variant.ts), the whole text is one finding.
 */
export const findIdentity = (identity: Identity, text: string, sort: TextSort): Finding[] => {
  const written = findWritten(identity, text, sort);
  if (plainVariants(text).length === 0) return written;
  let [rest, from] = ['', 0];
  for (const { start, end } of written) {
    rest += `${text.slice(from, start)}…`;
    from = end;
  }
  const seen = plainVariants(rest + text.slice(from)).flatMap((variant) => findWritten(identity, variant, sort));
  if (seen.length === 0) return written;
  return [
    { start: 0, end: text.length, isSure: [...written, ...seen].some(({ isSure }) => isSure), replacement: null },
  ];
};
