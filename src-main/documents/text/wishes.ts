import type { Length, Tone } from '#shared/model/run.ts';
import { fencedJson } from './fenced-json.ts';

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

/** What the user may wish of a text besides what it is about (requirement A5). */
export interface Wishes {
  /** As its speakers or English call it. */
  readonly language?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly length?: Length | undefined;
  /** A remark on this one text. */
  readonly comment?: string | undefined;
}

/** The user's wishes for the text (requirement A5), as they are put to a model; empty where all is as usual. */
export const wishesOf = ({ language, tone = 'neutral', length = 'standard', comment }: Wishes): string[] => [
  // A name that somebody typed: one line of plain words, so that it can't be mistaken for instructions.
  ...(language === undefined ? [] : [`Write in this language: ${language.replace(/[^\p{L}\p{M}\p{N} ()'-]/gu, ' ')}.`]),
  ...[tones[tone], lengths[length]].filter((wish) => wish !== null),
  ...(comment === undefined
    ? []
    : [
        `The user's remark on this text; follow it as far as the rules above allow:\n${fencedJson('remark', { remark: comment })}`,
      ]),
];
