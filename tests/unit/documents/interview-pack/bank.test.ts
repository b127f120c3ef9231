import { describe, expect, it } from 'vitest';
import { interviewThemes, packLanguageSchema } from '#shared/kinds/interview-pack/question.ts';
import { patternsIn } from '../../../../src-main/documents/interview-pack/bank/patterns.ts';
import { lexicons } from '../../../../src-main/documents/interview-pack/language/lexicons.ts';
import { textKey } from '../../../../src-main/documents/text/source-text.ts';

const languages = packLanguageSchema.options;
const slotsOf = (text: string): string[] =>
  [...text.matchAll(/\{(\p{L}+)\}/gu)].map(([, name = '']) => name.toLowerCase()).sort();

describe('the question bank', () => {
  it('holds more than a hundred patterns, at least ten a theme', () => {
    expect(patternsIn('en').length).toBeGreaterThan(100);
    for (const theme of interviewThemes) {
      expect(patternsIn('en').filter((pattern) => pattern.theme === theme).length, theme).toBeGreaterThanOrEqual(10);
    }
  });

  it('has the same patterns in every language, with the same slots', () => {
    const shape = (language: (typeof languages)[number]) =>
      patternsIn(language).map(({ id, theme, about, text }) => ({ id, theme, about, slots: slotsOf(text.ask) }));
    for (const language of languages) expect(shape(language)).toEqual(shape('en'));
  });

  it.each(languages)('asks one thing, in one or two sentences, nothing twice (%s)', (language) => {
    const asks = patternsIn(language).map(({ text }) => text.ask);
    expect(new Set(asks.map(textKey)).size).toBe(asks.length);
    for (const ask of asks) {
      expect(ask).toMatch(/[?.]$/u);
      expect(ask.match(/\?/gu)?.length ?? 0, ask).toBeLessThanOrEqual(1);
      expect(ask.replace(/\{\p{L}+\}/gu, '').split(/\s+/u).length, ask).toBeLessThanOrEqual(30);
    }
  });

  it.each(languages)('says why, what is good and what 1, 3 and 5 points are, all different (%s)', (language) => {
    for (const { id, text } of patternsIn(language)) {
      const { why, good, low, middle, high } = text;
      for (const sentence of [why, good, low, middle, high]) {
        expect(sentence, id).toMatch(/^[\p{Lu}][^{}]+[.”»]$/u);
      }
      expect(new Set([low, middle, high]).size, id).toBe(3);
    }
  });

  it('guesses nobody’s gender', () => {
    for (const language of languages) {
      for (const { id, text } of patternsIn(language)) {
        expect(Object.values(text).join(' '), id).not.toMatch(
          /\b(?:he|she|his|her|him|le candidat|la candidate|monsieur|madame)\b|\(e\)|·e/iu,
        );
      }
    }
    const french = patternsIn('fr').map(({ text }) => text.ask);
    for (const ask of french)
      expect(ask).not.toMatch(
        /êtes-vous (?:\p{L}+)(?:é|u|i)\b|vous êtes (?:\p{L}+)(?:é|u)\b|vous a (?:le plus )?(?:aidé|surpris|marqué|motivé)/u,
      );
  });

  it('has what own questions need in every language', () => {
    for (const language of languages) {
      for (const theme of interviewThemes) {
        const { name, why, good, anchors, input } = lexicons[language].themes[theme];
        for (const text of [name, why, good, input, ...Object.values(anchors)]) expect(text).not.toBe('');
      }
    }
  });
});
