import type { InterviewTheme, PackLanguage } from '#shared/kinds/interview-pack/question.ts';
import { interviewThemes } from '#shared/kinds/interview-pack/question.ts';
import type { MatterKind, PatternText, ThemeTexts } from './catalogue.ts';
import { catalogue } from './catalogue.ts';
import { behavioural as behaviouralEn } from './en/behavioural.ts';
import { experience as experienceEn } from './en/experience.ts';
import { gaps as gapsEn } from './en/gaps.ts';
import { motivation as motivationEn } from './en/motivation.ts';
import { questionsToAsk as questionsToAskEn } from './en/questions-to-ask.ts';
import { technical as technicalEn } from './en/technical.ts';
import { behavioural as behaviouralFr } from './fr/behavioural.ts';
import { experience as experienceFr } from './fr/experience.ts';
import { gaps as gapsFr } from './fr/gaps.ts';
import { motivation as motivationFr } from './fr/motivation.ts';
import { questionsToAsk as questionsToAskFr } from './fr/questions-to-ask.ts';
import { technical as technicalFr } from './fr/technical.ts';

const texts: Readonly<Record<PackLanguage, { readonly [T in InterviewTheme]: ThemeTexts<T> }>> = {
  en: {
    experience: experienceEn,
    technical: technicalEn,
    behavioural: behaviouralEn,
    gaps: gapsEn,
    motivation: motivationEn,
    'questions-to-ask': questionsToAskEn,
  },
  fr: {
    experience: experienceFr,
    technical: technicalFr,
    behavioural: behaviouralFr,
    gaps: gapsFr,
    motivation: motivationFr,
    'questions-to-ask': questionsToAskFr,
  },
};

/** One question pattern of the bank. */
export interface Pattern {
  /** Its theme and its name within it, e.g. `technical.skill-limits`; the same in every language. */
  readonly id: string;
  readonly theme: InterviewTheme;
  /** What a question made of it is about. */
  readonly about: MatterKind;
  readonly text: PatternText;
}

const read = (language: PackLanguage): readonly Pattern[] =>
  interviewThemes.flatMap((theme) => {
    const themeTexts: Readonly<Record<string, PatternText>> = texts[language][theme];
    return Object.entries<MatterKind>(catalogue[theme]).flatMap(([name, about]) => {
      const text = themeTexts[name];
      return text === undefined ? [] : [{ id: `${theme}.${name}`, theme, about, text }];
    });
  });

const patterns: Readonly<Record<PackLanguage, readonly Pattern[]>> = { en: read('en'), fr: read('fr') };

/** Every pattern of the bank in a language, theme by theme, in the order of the catalogue. */
export const patternsIn = (language: PackLanguage): readonly Pattern[] => patterns[language];
