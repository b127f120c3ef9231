import type { ExportDocument } from '../content/export-document.ts';
import { xmlDeclaration } from '../ooxml/word-xml.ts';
import { escapeXml, xmlText } from '../ooxml/xml-text.ts';

/** What a search finds a document by: whom it is about, what they are, whom it is for. */
const keywordsOf = (doc: ExportDocument): string[] =>
  [...new Set([doc.subjectName, doc.role, doc.client].map((word) => xmlText(word).trim()))].filter(
    (word) => word !== '',
  );

/**
 * The part of a DOCX that says what it is (ECMA-376 part 2, core properties), with the document's own date in place of
 * the moment of writing, and its language.
 */
export const coreProperties = (doc: ExportDocument): string => {
  const text = (value: string): string => escapeXml(xmlText(value));
  const moment = `${new Date(doc.createdAt).toISOString().slice(0, 19)}Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"',
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"',
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${text(doc.title)}</dc:title>`,
    `<dc:subject>${text(doc.subjectName)}</dc:subject>`,
    '<dc:creator>Dossier</dc:creator>',
    `<cp:keywords>${text(keywordsOf(doc).join('; '))}</cp:keywords>`,
    '<cp:lastModifiedBy>Dossier</cp:lastModifiedBy>',
    '<cp:revision>1</cp:revision>',
    `<dc:language>${text(doc.language)}</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
};

/** The part of a DOCX that says which program made it. */
export const appProperties =
  `${xmlDeclaration}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">` +
  '<Application>Dossier</Application><DocSecurity>0</DocSecurity><AppVersion>1.0000</AppVersion></Properties>';
