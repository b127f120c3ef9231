import type { PageNumberEstimator } from 'docx';
import { Document, Packer } from 'docx';
import type { Root } from 'mdast';
import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { assembleDocument } from '../content/assemble-document.ts';
import { withContentsHeading } from '../content/contents-heading.ts';
import type { Dressing } from '../content/dressing.ts';
import type { ExportDocument } from '../content/export-document.ts';
import { fieldValues } from '../content/page-fields.ts';
import { directionOfLanguage } from '../content/text-direction.ts';
import { twipsOfMm, wordColour, wordFonts } from '../ooxml/word-units.ts';
import type { DocxContext } from './body/docx-blocks.ts';
import { keptBlocks } from './body/docx-kept-blocks.ts';
import { sectionPages } from './body/docx-pages.ts';
import { placePictures } from './body/docx-picture.ts';
import { linkId } from './body/docx-runs.ts';
import { docxSections } from './body/docx-sections.ts';
import { appProperties, coreProperties } from './document-properties.ts';
import type { PackageParts } from './docx-package.ts';
import {
  dropParts,
  openParts,
  setText,
  textOf,
  withListNumbers,
  withOwnBookmarks,
  withPagesFromRight,
  zipParts,
} from './docx-package.ts';
import { bulletNumbering } from './styles/docx-list-styles.ts';
import { docxNumbering, firstListNumber } from './styles/docx-numbering.ts';
import { docxFonts, docxSettings } from './styles/docx-settings.ts';
import { docxStyles } from './styles/docx-styles.ts';
import { letterheadOf, openTemplate, templateTextWidth, wearTemplate } from './template/docx-template.ts';

const hyperlinkType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** Parts that the library writes into every file, and that say nothing in ours. */
const emptyParts = ['docProps/custom.xml', 'word/footnotes.xml', 'word/endnotes.xml'];

/** Parts that are ours in any case: the library need not pack its own. */
const replacedParts = [
  ...emptyParts,
  ...['styles', 'numbering', 'settings', 'fontTable'].map((name) => `word/${name}.xml`),
].map((path) => ({ path, data: '' }));

const textWidthOf = ({ page }: Theme): number =>
  twipsOfMm(pageSizesMm[page.size].width - page.marginsMm.left - page.marginsMm.right);

/** Office's theme in the colours and faces of ours, for whoever goes on in Word. */
const officeTheme = ({ text, accentColour }: Theme) => ({
  name: 'Dossier',
  colors: {
    dark1: wordColour(text.body.colour),
    dark2: wordColour(text.sectionHeading.colour),
    accent1: wordColour(accentColour),
    hyperlink: wordColour(accentColour),
  },
  fonts: { headings: wordFonts[text.sectionHeading.face].name, body: wordFonts[text.body.face].name },
});

/** The names of the bookmarks in a part that is being written, in their order. */
const bookmarksIn = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(bookmarksIn);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== 'w:bookmarkStart') return bookmarksIn(value);
    const name = /"w:name":"(_Toc\d+)"/.exec(JSON.stringify(value))?.[1];
    return name === undefined ? [] : [name];
  });
};

/** Gives the list of contents its page numbers: the library's bookmarks stand on the sections' headings, in order. */
const pageNumbersOf =
  (root: Root, theme: Theme): PageNumberEstimator =>
  (body) => {
    const pages = sectionPages(root, theme, theme.cover === null ? 2 : 3);
    return { bookmarks: new Map(bookmarksIn(body).map((name, index) => [name, String(pages[index] ?? 1)])) };
  };

/** What every file says of itself, whatever it wears; a template may bring a table of fonts of its own. */
const writeProperties = (parts: PackageParts, doc: ExportDocument, theme: Theme): void => {
  setText(parts, 'word/fontTable.xml', docxFonts(theme));
  setText(parts, 'docProps/core.xml', coreProperties(doc));
  setText(parts, 'docProps/app.xml', appProperties);
  dropParts(parts, emptyParts);
};

const wearTheme = (
  parts: PackageParts,
  doc: ExportDocument,
  theme: Theme,
  styles: string,
  context: DocxContext,
): void => {
  setText(parts, 'word/styles.xml', styles);
  setText(parts, 'word/numbering.xml', docxNumbering(theme, context.lists));
  setText(parts, 'word/settings.xml', docxSettings(doc.language));
  const body = withListNumbers(textOf(parts, 'word/document.xml'), {
    bullets: bulletNumbering,
    first: firstListNumber,
  });
  setText(parts, 'word/document.xml', body);
};

/** What the library leaves to chance, or can't say. */
const settle = (parts: PackageParts, theme: Theme, { base }: DocxContext): void => {
  if (base !== 'rtl' && !theme.contents.isOn) return;
  const body = textOf(parts, 'word/document.xml');
  const directed = base === 'rtl' ? withPagesFromRight(body) : body;
  setText(parts, 'word/document.xml', theme.contents.isOn ? withOwnBookmarks(directed) : directed);
};

/**
 * The document as a Word file as a careful person would make it: the theme is in its styles, numbers are fields, and
 * headings, lists and tables are what they seem. With a template, styles, heads and feet are the company's. The same
 * input gives the same bytes. Throws an AppFailure `theme.bad-file` for a template that can't be used.
 */
export const renderDocx = async (doc: ExportDocument, dressing: Dressing): Promise<Uint8Array> => {
  const { logo } = dressing;
  const theme = withContentsHeading(dressing.theme, doc.language);
  const template = dressing.template === null ? null : openTemplate(dressing.template);
  const base = directionOfLanguage(doc.language);
  const textWidth = template === null ? textWidthOf(theme) : templateTextWidth(template);
  const root = assembleDocument(doc);
  placePictures(root, textWidth, theme);
  const kept = keptBlocks(root, theme);
  const context: DocxContext = { theme, base, textWidth, links: [], beforeName: [], lists: [], kept };
  const letterhead = template === null ? null : letterheadOf(template);
  const content = { theme, logo, base, letterhead, values: fieldValues(doc, theme) };
  const styles = docxStyles(theme, doc.language, logo !== null);
  const file = new Document({
    creator: 'Dossier',
    theme: officeTheme(theme),
    ...(theme.contents.isOn ? { pageNumbers: pageNumbersOf(root, theme) } : {}),
    sections: docxSections(root, context, content),
  });
  // The library's own links get random ids, and then no two files are equal.
  context.links.forEach((link, index) => {
    file.Document.Relationships.addRelationship(linkId(index), hyperlinkType, link, 'External');
  });
  const parts = openParts(await Packer.toBuffer(file, undefined, replacedParts));
  writeProperties(parts, doc, theme);
  settle(parts, theme, context);
  if (template === null) wearTheme(parts, doc, theme, styles, context);
  else {
    const { lists } = context;
    wearTemplate(parts, template, { theme, language: doc.language, lists, hasLogo: logo !== null });
  }
  return zipParts(parts, new Date(doc.createdAt));
};
