import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  directionOf,
  directionOfLanguage,
  splitByDirection,
} from '../../../../src-main/convert/export/text-direction.ts';

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
      fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom('ltr' as const, 'rtl' as const), (text, base) => {
        expect(
          splitByDirection(text, base)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
