import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTheme } from '../../../../../src-main/convert/read/theme/read-theme.ts';
import type { ReadTheme } from '../../../../../src-main/convert/read/theme/theme-file.ts';
import { wordTemplates } from '../../../../support/export/dressed-files.ts';
import { pngPicture } from '../../../../support/export/png-picture.ts';
import {
  frenchTemplate,
  headPicture,
  oddTemplate,
  strangeTemplate,
  templateSecret,
  wordFile,
} from '../../../../support/export/word-templates.ts';

const read = (data: Uint8Array, name = 'Maison.docx'): ReadTheme => {
  const result = readTheme({ name, data });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const refusal = (data: Uint8Array, name = 'Maison.docx'): string => {
  const result = readTheme({ name, data });
  if (result.ok) throw new Error('it was read');
  expect(result.error.code).toBe('theme.bad-file');
  expect(result.error.action).not.toBe('');
  return result.error.message;
};

describe('F6: a company’s Word file as a theme', () => {
  const french = read(frenchTemplate());

  it('finds styles by their names, whatever language their ids are in', () => {
    const { text } = french.design;
    expect(text.sectionHeading).toMatchObject({ face: 'gelasio', sizePt: 15, isBold: true, colour: '#A23B2A' });
    expect(text.name).toMatchObject({ face: 'gelasio', sizePt: 26 });
    expect(text.role).toMatchObject({ isItalic: true, colour: '#5A5A5A' });
  });

  it('follows what styles are based on, and the faces and colours of the file’s theme', () => {
    expect(french.design.text.body).toMatchObject({ face: 'carlito', sizePt: 10.5, spaceAfterPt: 6 });
    expect(french.design.text.entryHeading).toMatchObject({ face: 'gelasio', isBold: true, colour: '#1B2A41' });
    expect(french.design.accentColour).toBe('#A23B2A');
  });

  it('takes page, margins, lists and the line under headings', () => {
    expect(french.design.page).toEqual({ size: 'A4', marginsMm: { top: 30, right: 20, bottom: 25, left: 30 } });
    expect(french.design.list).toMatchObject({ bullet: '–', indentPt: 17, bulletColour: '#A23B2A' });
    expect(french.design.sectionRule).toEqual({ side: 'below', colour: '#A23B2A', widthPt: 1.5, gapPt: 3 });
  });

  it('reads head and foot with their places, and page numbers as fields', () => {
    expect(french.design.header).toMatchObject({ start: '', end: 'Maison Dupont Conseil dupont.example' });
    expect(french.design.footer).toMatchObject({ start: 'SAS au capital de 40 000 €', end: 'Page {page} / {pages}' });
  });

  it('takes the logo of the head, as high as it stands there', () => {
    expect(french.logo).toMatchObject({ type: 'image/png', width: 400, height: 120 });
    expect(french.design.logo).toEqual({ place: 'header', align: 'start', heightMm: 12, alt: 'Maison Dupont' });
  });

  it('keeps the file itself as the template, and is named after it', () => {
    expect(french.template?.data).toEqual(frenchTemplate());
    expect(french.name).toBe('Maison');
  });

  it('reads nothing of a head that is hidden, deleted or a path on somebody’s disk', () => {
    const words = '<w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t></w:r><w:r><w:t>Maison</w:t></w:r>';
    const moved = '<w:moveFrom w:id="1" w:author="Jane"><w:r><w:t>GONE</w:t></w:r></w:moveFrom>';
    const header = `<w:p>${words}${moved}${headPicture('p1', 'C:\\Users\\jane\\logo.png')}</w:p>`;
    const { design } = read(strangeTemplate({ header, pictures: { 'a.png': pngPicture(4, 4) } }));
    expect(design.header).toMatchObject({ start: 'Maison', center: '', end: '' });
    expect(design.logo.alt).toBe('');
  });

  it('finds a logo in its nearest paragraph, however deep paragraphs lie in each other', () => {
    const [around, end] = ['<w:p>'.repeat(150), '</w:p>'.repeat(150)];
    const right = `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${headPicture('p1', 'Maison')}</w:p>`;
    const header = `${around}${'<w:drawing/>'.repeat(20_000)}${right}${end}`;
    const { design } = read(strangeTemplate({ header, pictures: { 'a.png': pngPicture(4, 4) } }));
    expect(design.logo).toMatchObject({ place: 'header', align: 'end', alt: 'Maison' });
  });

  it('says what is only nearly so', () => {
    const odd = read(oddTemplate());
    expect(odd.design.page.size).toBe('Letter');
    expect(odd.design.text.sectionHeading).toMatchObject({ isUppercase: true, sizePt: 13 });
    expect(odd.notes.join(' ')).toMatch(/Times New Roman in place of Garamond/);
    expect(odd.notes.join(' ')).toMatch(/no style of its own for title, subtitle, heading 2/);
  });

  it('reads what LibreOffice writes', () => {
    const data = wordTemplates()['libreoffice'] ?? new Uint8Array();
    expect(read(data).design.page.marginsMm).toEqual({ top: 20, right: 23, bottom: 22, left: 23 });
    expect(read(data).design.header.end).toContain('Confidential');
  });

  it('never takes words of the text', () => {
    for (const data of Object.values(wordTemplates())) {
      expect(JSON.stringify(read(data).design)).not.toContain(templateSecret);
    }
  });
});

/** A file whose directory says it inflates to `size` bytes. */
const claiming = (size: number): Uint8Array => {
  const file = frenchTemplate();
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 0; at + 46 < file.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true);
  }
  return file;
};

const withPart = (path: string, bytes: Uint8Array): Uint8Array =>
  zipSync({ ...unzipSync(frenchTemplate()), [path]: bytes });

describe('Word files that are refused, in words that help', () => {
  it('a zip bomb, by what it says it inflates to', () => {
    expect(refusal(withPart('word/styles.xml', new Uint8Array(70_000_000)))).toContain('more than a letterhead needs');
    expect(refusal(claiming(0xffff_0000))).toContain('more than a letterhead needs');
  });

  it('a zip bomb that lies about its size', () => {
    expect(refusal(claiming(100))).toContain('damaged');
  });

  it('macros, whatever the file is called', () => {
    expect(refusal(withPart('word/vbaProject.bin', new Uint8Array(10)))).toContain('macros');
    const types = 'application/vnd.ms-word.document.macroEnabled.main+xml';
    expect(refusal(wordFile({ 'word/document.xml': '<w:document/>' }, [], types))).toContain('macros');
  });

  it('a password, and files of older programs', () => {
    const compound = new Uint8Array(1_000);
    compound.set([0xd0, 0xcf, 0x11, 0xe0]);
    expect(refusal(compound, 'Geheim.docx')).toMatch(/^Geheim\.docx .*password/);
  });

  it('entities, which could expand without end', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:styles/>';
    expect(refusal(withPart('word/styles.xml', new TextEncoder().encode(bomb)))).toContain('damaged');
  });

  it('masses of elements, and elements deep in each other, before any is made', () => {
    const styles = (xml: string): Uint8Array => withPart('word/styles.xml', new TextEncoder().encode(xml));
    expect(refusal(styles(`<a>${'<b/>'.repeat(200_000)}</a>`))).toContain('more than a letterhead needs');
    expect(refusal(styles(`${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}`))).toContain('more than a letterhead needs');
  });

  it('leaves sections that never end unread', () => {
    const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const body = `<w:document ${w}><w:body>${'<w:sectPr>'.repeat(300_000)}</w:body></w:document>`;
    expect(read(withPart('word/document.xml', new TextEncoder().encode(body))).design.page.size).toBe('A4');
  });

  it('other archives, cut files and noise', () => {
    expect(refusal(zipSync({ 'a.txt': new Uint8Array(3) }))).toContain('no Word document');
    expect(refusal(frenchTemplate().slice(0, 3_000))).toMatch(/damaged|no Word file/);
    expect(refusal(new Uint8Array(100), 'noise.docx')).toContain('no Word file');
  });

  it('leaves names that lead out of the file, and links to the outside, unread', () => {
    const file = withPart('../../evil.xml', new Uint8Array(5));
    expect(read(file).design.page.size).toBe('A4');
  });
});
