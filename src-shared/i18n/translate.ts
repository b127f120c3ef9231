import type { en } from './en.ts';
import type { Message } from './message.ts';

export type MessageKey = keyof typeof en;
/** Every key of the English catalog, so that a missing translation is a type error. */
export type Catalog = Readonly<Record<MessageKey, Message>>;
export type Params = Readonly<Record<string, string | number>>;
/** Gives the sentence of `key` with `params` filled in; numbers are formatted for the locale. */
export type Translate = (key: MessageKey, params?: Params) => string;

/**
 * Makes the translator of one language.
 * @param locale BCP 47 tag that numbers and plural rules follow.
 * @param catalog the sentences of that language.
 * @returns a pure function; a missing parameter leaves its `{name}` in the text, so that tests see it.
 */
export const createTranslator = (locale: string, catalog: Catalog): Translate => {
  const plural = new Intl.PluralRules(locale);
  const ordinal = new Intl.PluralRules(locale, { type: 'ordinal' });
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });

  const pick = (message: Message, count: number): string => {
    if (typeof message === 'string') return message;
    if ('ordinal' in message) return message.ordinal[ordinal.select(count)] ?? message.ordinal.other;
    return plural.select(count) === 'one' ? message.one : message.other;
  };

  return (key, params = {}) => {
    const count = Number(params['count'] ?? 0);
    return pick(catalog[key], count).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? number.format(value) : value;
    });
  };
};
