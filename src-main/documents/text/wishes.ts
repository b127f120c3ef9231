import type { Length, Tone } from '#shared/model/run.ts';
import type { DraftContext } from '../document-kind.ts';

const tones: Readonly<Record<Tone, string | null>> = {
  // The instructions' own.
  neutral: null,
  formal: 'Tone: formal and reserved, as for a public tender.',
  confident: 'Tone: confident and direct; lead with results. Still no superlatives.',
  warm: 'Tone: approachable and clear, in short sentences.',
};

const lengths: Readonly<Record<Length, string | null>> = {
  standard: null,
  short:
    'Length: about half of what would be usual; keep what matters most. Where the request says to leave nothing out, leave nothing out.',
  detailed: 'Length: more than usual, with the detail that the source holds; add nothing that it does not.',
};

/** The user's wishes for the text (requirement A5), as they are put to a model; empty where all is as usual. */
export const wishesOf = ({ language, tone = 'neutral', length = 'standard' }: DraftContext['options']): string[] => [
  // A name that somebody typed: one line of plain words, so that it can't be mistaken for instructions.
  ...(language === undefined ? [] : [`Write in this language: ${language.replace(/[^\p{L}\p{M}\p{N} ()'-]/gu, ' ')}.`]),
  ...[tones[tone], lengths[length]].filter((wish) => wish !== null),
];
