import { sentencesOf } from '../../text/sentences.ts';
import type { Identity } from './find-identity.ts';
import { findIdentity } from './find-identity.ts';
import type { TextSort } from './finding.ts';

/** Replaces names by their initials or labels; null if one can't be replaced. */
const replaced = (identity: Identity, text: string, sort: TextSort): string | null => {
  const findings = findIdentity(identity, text, sort);
  let result = '';
  let from = 0;
  for (const { start, end, replacement } of findings) {
    if (replacement === null) return null;
    // One full stop is enough: "by Kwame Mensah." is "by K. M."
    const isStopped = replacement.endsWith('.') && text.charAt(end) === '.';
    result += text.slice(from, start) + (isStopped ? replacement.slice(0, -1) : replacement);
    from = end;
  }
  const whole = result + text.slice(from);
  // Initials may match a name of two letters again; nothing else may.
  return findIdentity(identity, whole, sort).some(({ start, end }) => whole.slice(start, end).length > 2)
    ? null
    : whole;
};

/**
 * Makes a candidate's texts anonymous: names become initials, hidden companies their labels, and a sentence with
 * contact data, or with a word that may be a name, is left out.
 *
 * @param onCut called each time something is left out
 */
export const anonymousText = (identity: Identity, onCut: () => void) => {
  const isSureIn = (text: string): boolean => findIdentity(identity, text, 'prose').some(({ isSure }) => isSure);
  const sentence = (text: string): string[] => {
    const safe = replaced(identity, text, 'prose');
    if (safe === null) onCut();
    return safe === null ? [] : [safe];
  };
  const line = (text: string): string =>
    findIdentity(identity, text, 'prose').length === 0 ? text : sentencesOf(text).flatMap(sentence).join(' ');

  /** Prose of any length; undefined when nothing is left. */
  const prose = (text: string | undefined): string | undefined => {
    if (text === undefined || findIdentity(identity, text, 'prose').length === 0) return text;
    const safe = text
      .split(/(?<=\n)/u)
      .map((part) => line(part.replace(/\n$/u, '')) + (part.endsWith('\n') ? '\n' : ''))
      .join('')
      .trim();
    // A name that is split over two lines is in neither line.
    if (!findIdentity(identity, safe, 'prose').some(({ start, end }) => end - start === safe.length))
      return safe || undefined;
    onCut();
    return undefined;
  };

  /** A title or another short text with its names replaced; undefined if that isn't possible. */
  const title = (text: string | undefined): string | undefined => {
    if (text === undefined) return undefined;
    const safe = replaced(identity, text, 'label');
    // It is also used in sentences and headings, where it must not contain a certain name.
    const settled = safe !== null && isSureIn(safe) ? replaced(identity, safe, 'prose') : safe;
    if (settled === null) onCut();
    return settled ?? undefined;
  };

  /** A short text that initials would make useless: unchanged, or undefined. */
  const label = (text: string | undefined): string | undefined => {
    if (text === undefined || (findIdentity(identity, text, 'label').length === 0 && !isSureIn(text))) return text;
    onCut();
    return undefined;
  };

  const all = (texts: readonly string[], of: (text: string) => string | undefined): string[] =>
    texts.flatMap((text) => of(text) ?? []);

  return { prose, title, label, all };
};
