import type { Nodes, Root } from 'mdast';
import type { Theme } from '#shared/model/theme.ts';
import { contentsHeading } from '../content/contents-heading.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { wordsOf } from '../content/text-direction.ts';
import type { BundledFont } from './bundled-fonts.ts';
import { bundledFonts } from './bundled-fonts.ts';
import { coverWords } from './cover.ts';
import { fontFaceRules, neededFonts } from './font-faces.ts';
import { facesOf, markerWords } from './page-css.ts';

const hasItalics = (node: Nodes): boolean =>
  node.type === 'emphasis' || ('children' in node && node.children.some((child: Nodes) => hasItalics(child)));

/** What a page's fonts must hold: every character of its text, cover and contents. */
const needsOf = (root: Root, doc: ExportDocument, theme: Theme) => {
  const { title, lines } = coverWords(doc, theme);
  return {
    faces: facesOf(theme),
    text: [wordsOf(root), title, ...lines, contentsHeading(theme, doc.language), markerWords].join(' '),
    hasItalics: hasItalics(root) || Object.values(theme.text).some((style) => style.isItalic),
  };
};

/** The fonts that a document needs in a theme. */
export const fontsOf = (root: Root, doc: ExportDocument, theme: Theme): BundledFont[] =>
  neededFonts(bundledFonts, needsOf(root, doc, theme));

/** The same as `@font-face` rules with the fonts in them; nothing of the text is seen before they are read. */
export const fontRulesOf = (root: Root, doc: ExportDocument, theme: Theme): string =>
  fontFaceRules(fontsOf(root, doc, theme), 'block');
