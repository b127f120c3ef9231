/// <reference types="vite/types/importMeta.d.ts" />
import arimoRanges from '@fontsource/arimo/unicode.json' with { type: 'json' };
import caladeaRanges from '@fontsource/caladea/unicode.json' with { type: 'json' };
import carlitoRanges from '@fontsource/carlito/unicode.json' with { type: 'json' };
import gelasioRanges from '@fontsource/gelasio/unicode.json' with { type: 'json' };
import sourceSerifRanges from '@fontsource/source-serif-4/unicode.json' with { type: 'json' };
import tinosRanges from '@fontsource/tinos/unicode.json' with { type: 'json' };
import type { Typeface } from '#shared/model/theme.ts';

/** The faces that ship: those that themes name, and one for the scripts that the serif faces among them lack. */
export type BundledFace = Typeface | 'source-serif-4';

/** One font file: a part of a face's characters in one weight and style. */
export interface BundledFont {
  readonly face: BundledFace;
  /** Static fonts only: PDFs embed variable ones as drawings of their letters. */
  readonly weight: 400 | 700;
  readonly isItalic: boolean;
  /** The characters it covers, as CSS writes them: `U+0000-00FF,U+0131`. */
  readonly unicodeRange: string;
  /** The WOFF2 file as a `data:` URI, so that a page carries its fonts with it. */
  readonly source: string;
}

const ranges: Record<BundledFace, Record<string, string>> = {
  gelasio: gelasioRanges,
  carlito: carlitoRanges,
  caladea: caladeaRanges,
  arimo: arimoRanges,
  tinos: tinosRanges,
  'source-serif-4': sourceSerifRanges,
};

const files = import.meta.glob<string>(
  [
    '/node_modules/@fontsource/gelasio/files/*-{400,700}-{normal,italic}.woff2',
    '/node_modules/@fontsource/carlito/files/*-{400,700}-{normal,italic}.woff2',
    '/node_modules/@fontsource/arimo/files/*-{400,700}-{normal,italic}.woff2',
    '/node_modules/@fontsource/tinos/files/*-{400,700}-{normal,italic}.woff2',
    '/node_modules/@fontsource/caladea/files/*-{400,700}-{normal,italic}.woff2',
    '/node_modules/@fontsource/source-serif-4/files/*-{greek,greek-ext,cyrillic,cyrillic-ext}-{400,700}-{normal,italic}.woff2',
  ],
  { query: '?inline', import: 'default', eager: true },
);

const fileName = /\/(gelasio|carlito|caladea|arimo|tinos|source-serif-4)-([a-z-]+)-(400|700)-(normal|italic)\.woff2$/;

const isBundledFace = (face: string | undefined): face is BundledFace => face !== undefined && face in ranges;

const toFont = ([path, source]: [string, string]): BundledFont[] => {
  const [, face, subset, weight, style] = fileName.exec(path) ?? [];
  if (!isBundledFace(face)) return [];
  const unicodeRange = ranges[face][subset ?? ''];
  if (unicodeRange === undefined) return [];
  return [{ face, weight: weight === '700' ? 700 : 400, isItalic: style === 'italic', unicodeRange, source }];
};

/** Every font that ships with the app for documents, in a fixed order. All are under the SIL Open Font License. */
export const bundledFonts: readonly BundledFont[] = Object.entries(files)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .flatMap(toFont);
