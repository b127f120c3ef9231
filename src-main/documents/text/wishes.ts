import type { Length, Tone } from '#shared/model/run.ts';
import { fencedJson } from './fenced-json.ts';

const tones: Readonly<Record<Tone, string | null>> = {
  // The defaults, which the instructions state already.
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

/** The user's wishes for a text (requirement A5). */
export interface Wishes {
  /** The language's name in itself or in English. */
  readonly language?: string | undefined;
  readonly tone?: Tone | undefined;
  readonly length?: Length | undefined;
  /** A comment on this one text. */
  readonly comment?: string | undefined;
}

/** The user's wishes (requirement A5) as lines of a prompt; empty if all are the defaults. */
export const wishesOf = ({ language, tone = 'neutral', length = 'standard', comment }: Wishes): string[] => [
  // Typed by the user: reduced to one line of plain words, so that it can't pass for instructions.
  ...(language === undefined ? [] : [`Write in this language: ${language.replace(/[^\p{L}\p{M}\p{N} ()'-]/gu, ' ')}.`]),
  ...[tones[tone], lengths[length]].filter((wish) => wish !== null),
  ...(comment === undefined
    ? []
    : [
        `The user's remark on this text; follow it as far as the rules above allow:\n${fencedJson('remark', { remark: comment })}`,
      ]),
];
