import { describe, expect, it } from 'vitest';
import { en } from '#shared/i18n/en.ts';
import { formatAgo, formatClock, formatDuration } from '#shared/i18n/format-time.ts';
import { fr } from '#shared/i18n/fr.ts';
import { chooseLanguage } from '#shared/i18n/languages.ts';
import type { Message } from '#shared/i18n/message.ts';
import type { Catalog } from '#shared/i18n/translate.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { errorCodeSchema } from '#shared/model/app-error.ts';
import { errorWords } from '../../../src-renderer/components/error-sentence.ts';

const english = createTranslator('en', en);
const french = createTranslator('fr', fr);

const variantsOf = (message: Message): string[] => {
  if (typeof message === 'string') return [message];
  return 'ordinal' in message ? Object.values(message.ordinal) : [message.one, message.other];
};
const parametersOf = (message: Message): string[] =>
  [...new Set(variantsOf(message).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].sort();

describe('the catalogs (F10)', () => {
  it('have the same sentences in both languages', () => {
    expect(Object.keys(fr).sort()).toEqual(Object.keys(en).sort());
  });

  it('take the same parameters in both languages', () => {
    const parameters = (catalog: Catalog) =>
      Object.fromEntries(Object.entries(catalog).map(([key, message]) => [key, parametersOf(message)]));
    expect(parameters(fr)).toEqual(parameters(en));
  });

  it('follow the plural rules of their language', () => {
    expect(english('library.count', { count: 0 })).toBe('0 documents');
    expect(english('library.count', { count: 1 })).toBe('1 document');
    expect(french('library.count', { count: 0 })).toBe('0 document');
    expect(french('library.count', { count: 2 })).toBe('2 documents');
  });

  it('rank positions', () => {
    const positions = [2, 3, 4, 11, 21, 22].map((count) => english('state.position', { count }));
    expect(positions).toEqual(['2nd', '3rd', '4th', '11th', '21st', '22nd'].map((rank) => `${rank} in line`));
    expect(french('state.position', { count: 2 })).toBe('2e dans la file');
  });
});

describe('times', () => {
  it('count elapsed time', () => {
    expect([0, 21_400, 725_000, 3_723_000].map(formatClock)).toEqual(['0:00', '0:21', '12:05', '1:02:03']);
  });

  it('say durations as exactly as is of use', () => {
    expect([12, 1_840, 24_300, 180_000, 7_200_000].map((ms) => formatDuration(english, ms))).toEqual([
      '0.1 s',
      '1.8 s',
      '24 s',
      '3 min',
      '2 h',
    ]);
    expect(formatDuration(french, 1_840)).toBe('1,8 s');
  });

  it('say how long ago something was', () => {
    const now = Date.UTC(2026, 10, 20, 12);
    const ago = (ms: number) => formatAgo(english, 'en', now - ms, now);
    expect([10_000, 240_000, 86_400_000].map(ago)).toEqual(['Just now', '4 min ago', 'Yesterday']);
  });
});

describe('errors in words', () => {
  it.each(errorCodeSchema.options)('%s says what happened and what to do in both languages', (code) => {
    for (const [t, locale] of [
      [english, 'en'],
      [french, 'fr'],
    ] as const) {
      const words = errorWords(t, locale, { code, message: '' });
      expect(words.sentence).toMatch(/\S.*\.$/u);
      expect(words.action).toMatch(/\S.*\.$/u);
    }
  });

  it('never shows the technical message of an unexpected error', () => {
    const error = { code: 'internal', message: 'TypeError: x is undefined' } as const;
    expect(errorWords(english, 'en', error).sentence).not.toContain('TypeError');
  });
});

describe('choosing a language', () => {
  it('takes the choice, else the first of the system that exists, else English', () => {
    expect(chooseLanguage('fr', ['en-GB'])).toBe('fr');
    expect(chooseLanguage('auto', ['de-CH', 'fr-CH', 'en'])).toBe('fr');
    expect(chooseLanguage('auto', ['de-CH'])).toBe('en');
  });
});
