import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  directionOf,
  directionOfLanguage,
  splitByDirection,
} from '../../../../src-main/convert/content/text-direction.ts';

const anyLine = fc
  .array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('\u2067', '\u2068', '\u2069', 'مرحبا', 'x')))
  .map((pieces) => pieces.join(''));

describe('text direction', () => {
  it('is that of the first letter, or of the surroundings', () => {
    expect(directionOf('31 % – مرحبا AWS', 'ltr')).toBe('rtl');
    expect(directionOf('AWS مرحبا', 'rtl')).toBe('ltr');
    expect(directionOf('2019 – 2021', 'rtl')).toBe('rtl');
  });

  it.each([
    ['en', 'ltr'],
    ['ar', 'rtl'],
    ['he-IL', 'rtl'],
    ['fa', 'rtl'],
    ['az-Arab', 'rtl'],
    ['ja', 'ltr'],
  ])('of %s pages is %s', (language, direction) => {
    expect(directionOfLanguage(language)).toBe(direction);
  });

  it('skips isolates, as rules P2 and P3 of UAX #9 do', () => {
    expect(directionOf('\u2068مهندسة\u2069 · 7 years', 'rtl')).toBe('ltr');
    expect(directionOf('\u2067x \u2066مرحبا\u2069 y\u2069 שלום', 'ltr')).toBe('rtl');
    expect(directionOf('\u2068مرحبا\u2069 · 2019', 'ltr')).toBe('ltr');
    expect(directionOf('\u2069مرحبا', 'ltr')).toBe('rtl');
    expect(directionOf('2019 \u2068مرحبا', 'ltr')).toBe('ltr');
  });

  it('cuts an isolate by itself: what stands between two goes with the line', () => {
    expect(splitByDirection('at \u2068شركة\u2069, \u2068منصة AWS!\u2069 x', 'ltr')).toEqual([
      { text: 'at \u2068', direction: 'ltr' },
      { text: 'شركة', direction: 'rtl' },
      { text: '\u2069, \u2068', direction: 'ltr' },
      { text: 'منصة ', direction: 'rtl' },
      { text: 'AWS', direction: 'ltr' },
      { text: '!', direction: 'rtl' },
      { text: '\u2069 x', direction: 'ltr' },
    ]);
  });

  it('cuts a line into stretches', () => {
    expect(splitByDirection('قادت Platform Team 2 في AWS، منذ 2017.', 'rtl')).toEqual([
      { text: 'قادت ', direction: 'rtl' },
      { text: 'Platform Team 2', direction: 'ltr' },
      { text: ' في ', direction: 'rtl' },
      { text: 'AWS', direction: 'ltr' },
      { text: '، منذ 2017.', direction: 'rtl' },
    ]);
    expect(splitByDirection('see שלום עולם, ok', 'ltr').map(({ text }) => text)).toEqual(['see ', 'שלום עולם', ', ok']);
    expect(splitByDirection('plain', 'ltr')).toEqual([{ text: 'plain', direction: 'ltr' }]);
  });

  it('loses nothing, whatever the text', () => {
    fc.assert(
      fc.property(anyLine, fc.constantFrom('ltr' as const, 'rtl' as const), (text, base) => {
        expect(
          splitByDirection(text, base)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
