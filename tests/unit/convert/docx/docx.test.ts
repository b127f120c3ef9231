import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../../src-main/convert/docx/render-docx.ts';
import { plainDressing } from '../../../support/export/dressings.ts';
import { exportDocument } from '../../../support/export/export-document-builder.ts';
import { parseXml } from '../../../support/export/parse-xml.ts';
import { sampleDocuments, usualDocument } from '../../../support/export/sample-documents.ts';

const partsOf = (docx: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(docx)).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

const part = async (doc: Parameters<typeof renderDocx>[0], path: string): Promise<string> =>
  partsOf(await renderDocx(doc, plainDressing)).get(path) ?? '';

describe('the Word file', () => {
  it.each(Object.keys(sampleDocuments))('%s: every part is well-formed XML', async (name) => {
    const parts = partsOf(await renderDocx(sampleDocuments[name] ?? usualDocument, plainDressing));
    expect(parts.size).toBeGreaterThan(8);
    for (const [path, xml] of parts) expect(() => parseXml(xml), path).not.toThrow();
  });

  it('is the same bytes each time, links and all', async () => {
    const doc = exportDocument([{ key: 'languages', content: '[a](https://a.org/#x) and <mailto:b@a.org>' }]);
    const [first, second] = [await renderDocx(doc, plainDressing), await renderDocx(doc, plainDressing)];
    expect(Buffer.compare(first, second)).toBe(0);
    const relations = partsOf(first).get('word/_rels/document.xml.rels') ?? '';
    expect(relations).toContain('Target="https://a.org/#x"');
    expect(relations).toContain('Target="mailto:b@a.org"');
    expect(partsOf(first).get('word/document.xml')).toContain('<w:hyperlink w:history="1" r:id="rIdLink2">');
  });

  it('carries the date of the document, not of the export, in its files and properties', async () => {
    const docx = await renderDocx({ ...usualDocument, createdAt: '2026-03-04T05:06:08.000Z' }, plainDressing);
    expect(partsOf(docx).get('docProps/core.xml')).toContain('2026-03-04T05:06:08Z');
    // Local file header, APPNOTE.TXT 4.3.7: time at 10, date at 12.
    const view = new DataView(docx.buffer, docx.byteOffset);
    expect(view.getUint16(10, true)).toBe((5 << 11) | (6 << 5) | 4);
    expect(view.getUint16(12, true)).toBe((46 << 9) | (3 << 5) | 4);
  });

  it('has title, subject, creator and language', async () => {
    const core = await part(usualDocument, 'docProps/core.xml');
    expect(core).toContain('<dc:title>Kwame Mensah, Cloud Architect</dc:title>');
    expect(core).toContain('<dc:subject>Kwame Mensah</dc:subject>');
    expect(core).toContain('<dc:creator>Dossier</dc:creator>');
    expect(core).toContain('<dc:language>en</dc:language>');
  });

  it('uses Word’s own styles for title, headings and lists', async () => {
    const xml = await part(usualDocument, 'word/document.xml');
    for (const style of ['Title', 'Subtitle', 'Contact', 'Heading1', 'Heading2', 'EntryLine', 'ListBullet']) {
      expect(xml, style).toContain(`<w:pStyle w:val="${style}"/>`);
    }
  });

  it('has the name and page numbers as fields at the foot', async () => {
    const footer = await part(usualDocument, 'word/footer1.xml');
    expect(footer).toContain('Kwame Mensah');
    expect(footer).toMatch(/PAGE.*NUMPAGES/s);
  });

  it('begins each numbered list anew, with its own first number', async () => {
    const doc = exportDocument([{ key: 'education', content: '1. a\n2. b\n\ntext\n\n1. c\n\ntext\n\n7. d' }]);
    const parts = partsOf(await renderDocx(doc, plainDressing));
    const used = [...(parts.get('word/document.xml') ?? '').matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(
      (match) => match[1],
    );
    expect(new Set(used).size).toBe(3);
    expect(used[0]).toBe(used[1]);
    expect(parts.get('word/numbering.xml')).toContain('<w:startOverride w:val="7"/>');
  });

  it('marks right-to-left blocks and runs', async () => {
    const doc = exportDocument([{ key: 'languages', content: 'مهندسة في AWS\n\nplain' }], { language: 'ar' });
    const xml = await part(doc, 'word/document.xml');
    expect(xml).toMatch(
      /<w:p><w:pPr><w:bidi\/><\/w:pPr><w:r><w:rPr><w:rtl\/><\/w:rPr><w:t xml:space="preserve">مهندسة في </,
    );
    expect(xml).toMatch(/<w:r><w:t xml:space="preserve">AWS</);
    expect(xml).toMatch(/<w:p><w:r><w:t xml:space="preserve">plain</);
  });
});
