import type { Lexicon } from './lexicon.ts';

export type SlotName =
  | 'skill'
  | 'place'
  | 'quote'
  | 'requirement'
  | 'duty'
  | 'language'
  | 'level'
  | 'duration'
  | 'from'
  | 'to'
  | 'years'
  | 'certificate'
  | 'degree'
  | 'job'
  | 'client'
  | 'before'
  | 'after';

/** What fills the slots of a template, as it stands inside a sentence of the pack's language. */
export type Slots = Readonly<Partial<Record<SlotName, string>>>;

const slot = /\{(\p{L})(\p{L}*)\}/gu;

/** French sets a no-break space before marks of two parts; templates are written with plain spaces. */
const typeset = (template: string, { language }: Lexicon): string =>
  language === 'fr' ? template.replace(/ (?=[?!;])/gu, '\u202f').replace(/ (?=:)/gu, '\u00a0') : template;

const capitalised = (text: string): string => {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0x20);
  return first.toUpperCase() + text.slice(first.length);
};

/**
 * Fills a template: `{place}` with what stands for it, `{Place}` likewise at the beginning of a sentence. What fills a
 * slot is never read for slots itself. Undefined where a slot has nothing to fill it.
 */
export const fillSlots = (template: string, slots: Slots, lexicon: Lexicon): string | undefined => {
  const byName: Readonly<Record<string, string | undefined>> = slots;
  let isWhole = true;
  const filled = typeset(template, lexicon).replace(slot, (_, first: string, rest: string) => {
    const value = byName[first.toLowerCase() + rest];
    if (value === undefined) isWhole = false;
    return value === undefined || first === first.toLowerCase() ? (value ?? '') : capitalised(value);
  });
  return isWhole ? filled : undefined;
};

/** A fixed sentence of the lexicon as it is printed. */
export const phrase = (template: string, lexicon: Lexicon): string => typeset(template, lexicon);

/** The colon after a label. */
export const colon = ({ language }: Lexicon): string => (language === 'fr' ? '\u00a0:' : ':');
