import { Document, Footer, Packer, PageNumber, Paragraph, TabStopType, TextRun } from 'docx';
import type { Theme } from '#shared/model/theme.ts';
import { pageSizesMm } from '#shared/model/theme.ts';
import { assembleDocument } from './assemble-document.ts';
import { coreProperties } from './core-properties.ts';
import type { DocxContext } from './docx-blocks.ts';
import { docxBlocks } from './docx-blocks.ts';
import { linkId } from './docx-runs.ts';
import { docxNumbering, docxStyles, styleId, twipsOfMm } from './docx-styles.ts';
import type { ExportDocument } from './export-document.ts';
import { directionOfLanguage } from './text-direction.ts';
import { xmlText } from './xml-text.ts';
import { setZipDates } from './zip-dates.ts';

const hyperlinkType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** The name on one side and "2 / 5" on the other, as in the PDF. */
const toFooter = (doc: ExportDocument, theme: Theme, textWidth: number): Footer | undefined => {
  const name = theme.footer.start !== '' ? xmlText(doc.subjectName).trim() : '';
  if (name === '' && theme.footer.end === '') return undefined;
  const isRtl = directionOfLanguage(doc.language) === 'rtl';
  const numbers =
    theme.footer.end !== ''
      ? [new TextRun({ children: ['\t', PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })]
      : [];
  return new Footer({
    children: [
      new Paragraph({
        style: styleId.footer,
        bidirectional: isRtl,
        tabStops: [{ type: isRtl ? TabStopType.END : TabStopType.RIGHT, position: textWidth }],
        children: [new TextRun({ text: name, rightToLeft: isRtl }), ...numbers],
      }),
    ],
  });
};

/**
 * The document as a Word file with real styles: title, subtitle, headings, lists, a header row for tables, page
 * numbers in the footer and its properties set. The same input gives the same bytes.
 */
export const renderDocx = async (doc: ExportDocument, theme: Theme): Promise<Uint8Array> => {
  const base = directionOfLanguage(doc.language);
  const context: DocxContext = { theme, base, links: [], listStarts: new Set(), listCount: 0 };
  const children = docxBlocks(assembleDocument(doc), context);
  const { width, height } = pageSizesMm[theme.page.size];
  const { top, right, bottom, left } = theme.page.marginsMm;
  const footer = toFooter(doc, theme, twipsOfMm(width - left - right));
  const file = new Document({
    title: xmlText(doc.title),
    creator: 'Dossier',
    styles: docxStyles(theme, doc.language),
    numbering: docxNumbering(theme, context.listStarts),
    sections: [
      {
        properties: {
          page: {
            size: { width: twipsOfMm(width), height: twipsOfMm(height) },
            margin: {
              top: twipsOfMm(top),
              right: twipsOfMm(right),
              bottom: twipsOfMm(bottom),
              left: twipsOfMm(left),
              footer: twipsOfMm(bottom * 0.42),
            },
          },
        },
        ...(footer === undefined ? {} : { footers: { default: footer } }),
        children,
      },
    ],
  });
  // The library's own links get random ids, and then no two files are equal.
  context.links.forEach((link, index) => {
    file.Document.Relationships.addRelationship(linkId(index), hyperlinkType, link, 'External');
  });
  const bytes = await Packer.toBuffer(file, undefined, [{ path: 'docProps/core.xml', data: coreProperties(doc) }]);
  setZipDates(bytes, new Date(doc.createdAt));
  return bytes;
};
