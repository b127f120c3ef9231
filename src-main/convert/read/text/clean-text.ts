import { hasMarkup, markupToText } from './markup-to-text.ts';

// XML 1.0 allows no other characters, and every export is XML in the end; lone surrogates are among those removed.
const illegalInXml = /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Text fit for every export, and whether formatting tags or entities were taken out of it. */
export type CleanText = { readonly text: string; readonly hadMarkup: boolean };

/**
 * Prepares text from a file: Unicode NFC, formatting tags and entities to plain text, characters that XML forbids
 * removed, line breaks as \n (at most one empty line in a row), runs of spaces as one, trimmed. Nothing else changes:
 * emoji, joiners and direction marks stay.
 */
export const cleanText = (raw: string): CleanText => {
  const broken = raw.replace(lineBreaks, '\n');
  const hadMarkup = hasMarkup(broken);
  const text = (hadMarkup ? markupToText(broken) : broken)
    .replace(lineBreaks, '\n')
    .replace(illegalInXml, '')
    .replace(/\ufeff/g, '')
    .normalize('NFC')
    .replace(/[^\S\n]{2,}|\t/g, ' ')
    .replace(/[^\S\n]?\n[^\S\n]?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return { text, hadMarkup };
};

/** As `cleanText`, on one line. */
export const cleanLine = (raw: string): CleanText => {
  const { text, hadMarkup } = cleanText(raw);
  return { text: text.replace(/\s*\n\s*/g, ' '), hadMarkup };
};

/** Shortens text to `max` UTF-16 units, between words where that is near, with an ellipsis at the cut. */
export const shortenText = (text: string, max: number): string => {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > cut.length - 60 && space > 0 ? cut.slice(0, space) : cut).trimEnd()}…`;
};
