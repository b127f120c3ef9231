import { strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../../../src-main/convert/docx/render-docx.ts';
import { packageFaults, xmlFaults } from '../../../../support/export/check-package.ts';
import { templateDressing } from '../../../../support/export/dressed-files.ts';
import { exportDocument } from '../../../../support/export/export-document-builder.ts';
import { parseXml } from '../../../../support/export/parse-xml.ts';
import { pngPicture } from '../../../../support/export/png-picture.ts';
import { validateDocx } from '../../../../support/export/validate-docx.ts';
import type { StrangeParts } from '../../../../support/export/word-templates.ts';
import { headPicture, strangeTemplate, wordField } from '../../../../support/export/word-templates.ts';

const document = exportDocument([{ key: 'languages', content: '- Twi' }]);

const exported = (parts: StrangeParts): Promise<Uint8Array> =>
  renderDocx(document, templateDressing('strange', strangeTemplate(parts)));

const partsOf = (file: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(file)).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

const worn = async (parts: StrangeParts): Promise<Record<string, string>> => partsOf(await exported(parts));

const headOf = async (header: string, pictures: StrangeParts['pictures'] = {}): Promise<string> =>
  (await worn({ header, pictures }))['word/template-header1.xml'] ?? '';

const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
const changed = 'w:id="1" w:author="Jane Doe" w:date="2020-01-01T00:00:00Z"';

describe('F6: an export in a company’s file does nothing that the file might have wanted', () => {
  it.each([
    ['DDEAUTO', wordField('DDEAUTO c:\\\\windows\\\\cmd.exe "/k calc"', 'shown')],
    ['INCLUDEPICTURE', wordField('INCLUDEPICTURE "http://evil.example/p.png" \\d', 'shown')],
    ['INCLUDETEXT', `<w:fldSimple w:instr=' INCLUDETEXT "\\\\evil.example\\x" '>${run('shown')}</w:fldSimple>`],
    ['HYPERLINK', wordField('HYPERLINK "http://evil.example/"', 'shown')],
    [
      'IF',
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF 1 = </w:instrText></w:r>${wordField('QUOTE evil.example', 'coded')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('shown')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ],
  ])('shows what the field %s said last, and nothing of its instruction', async (_, xml) => {
    const head = await headOf(`<w:p>${xml}</w:p>`);
    expect(head).toContain('>shown<');
    expect(head).not.toMatch(/evil|DDE|QUOTE|coded|fldChar|instrText|fldSimple/);
  });

  it('keeps fields that count pages, and no instruction without a field', async () => {
    const pages = `${wordField('PAGE \\* MERGEFORMAT', '3')}<w:fldSimple w:instr=" NUMPAGES ">${run('9')}</w:fldSimple>`;
    const head = await headOf(`<w:p>${pages}<w:r><w:instrText>DDEAUTO calc</w:instrText></w:r></w:p>`);
    expect(head).toMatch(/> PAGE \\\* MERGEFORMAT <.*w:instr=" NUMPAGES "/);
    expect(head).not.toContain('DDEAUTO');
  });

  it('fetches no pictures from anywhere', async () => {
    const shape = '<v:shape style="width:9pt" href="http://evil.example/h" alt="C:\\Users\\jane"';
    const head = await headOf(
      `<w:p><w:r><w:pict>${shape}><v:imagedata src="http://evil.example/i.png" o:href="http://evil.example/o"/></v:shape></w:pict></w:r><w:r><w:pict>${shape}><v:imagedata r:id="p1" o:href="http://evil.example/o"/></v:shape></w:pict></w:r></w:p>`,
      { 'a.png': pngPicture(4, 4) },
    );
    expect(head).not.toMatch(/evil|jane/);
    expect(head.match(/<w:pict>/g)).toHaveLength(1);
    expect(head).toContain('r:id="p1"');
  });

  it('takes only pictures along that are what they say', async () => {
    const pictures = {
      'a.png': strToU8('MZ no picture'),
      'b.svg': strToU8('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'c.jpg': pngPicture(4, 4),
    };
    const extension =
      '<a:blip r:embed="p3"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="p2"/></a:ext></a:extLst></a:blip>';
    const last = headPicture('p3', 'c').replace('<a:blip r:embed="p3"/>', extension);
    const parts = await worn({
      header: `<w:p>${headPicture('p1', 'a')}${headPicture('p2', 'b')}${last}</w:p>`,
      pictures,
    });
    expect(Object.keys(parts).filter((path) => path.includes('media/template'))).toEqual([
      expect.stringMatching(/\.png$/),
    ]);
    const head = parts['word/template-header1.xml'] ?? '';
    expect(head.match(/r:embed="\w+"/g)).toEqual(['r:embed="p3"']);
    expect(head).not.toContain('svgBlip');
  });
});

describe('A6: an export in a company’s file tells nothing of who made that file', () => {
  it('accepts changes, and names nobody who made them', async () => {
    const head = await headOf(
      `<w:p><w:pPr><w:rPr><w:ins ${changed}/></w:rPr><w:pPrChange ${changed}><w:pPr/></w:pPrChange></w:pPr><w:del ${changed}><w:r><w:delText>GONE</w:delText></w:r></w:del><w:moveFrom ${changed}>${run('GONE')}</w:moveFrom><w:ins ${changed}>${run('new')}</w:ins><w:moveTo ${changed}>${run('moved', `<w:rPrChange ${changed}><w:rPr/></w:rPrChange>`)}</w:moveTo></w:p>`,
    );
    expect(head).toMatch(/>new<.*>moved</);
    expect(head).not.toMatch(/Jane|GONE|Change|2020/);
    const { 'word/styles.xml': styles } = await worn({
      styles: `<w:style w:type="paragraph" w:styleId="A"><w:name w:val="A"/><w:rsid w:val="00AB"/><w:rPr><w:b/><w:rPrChange ${changed}><w:rPr/></w:rPrChange></w:rPr></w:style>`,
    });
    expect(styles).not.toMatch(/Jane|rsid/);
  });

  it('leaves out hidden words, comments, names of controls and disks', async () => {
    const header = `<!-- NOTE --><?tool NOTE?><w:p w:rsidR="00AB12CD">${run('HIDDEN', '<w:vanish/>')}${run('HIDDEN', '<w:rStyle w:val="Quiet"/>')}${run('seen', '<w:vanish w:val="0"/>')}<w:commentRangeStart w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>${headPicture('p1', 'C:\\Users\\jane\\logo.png')}</w:p><w:sdt><w:sdtPr><w:alias w:val="ALIAS"/><w:tag w:val="TAG"/></w:sdtPr><w:sdtContent><w:p>${run('inside')}</w:p></w:sdtContent></w:sdt>`;
    const styles =
      '<w:style w:type="character" w:styleId="Quiet"><w:name w:val="Quiet"/><w:rPr><w:vanish/></w:rPr></w:style>';
    const parts = await worn({ header, styles, pictures: { 'a.png': pngPicture(4, 4) } });
    const head = parts['word/template-header1.xml'] ?? '';
    expect(head).toMatch(/>seen<.*>inside</);
    expect(head).not.toMatch(/HIDDEN|comment|rsid|ALIAS|TAG|NOTE|jane/);
    expect(head).toContain('descr="Logo"');
  });

  it('gives theme and fonts no name and no link, under whatever prefix', async () => {
    const space = 'xmlns:t="http://schemas.openxmlformats.org/drawingml/2006/main"';
    const links = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
    const parts = await worn({
      theme: `<t:theme ${space} ${links} name="SecretClient"><!-- NOTE --><t:themeElements><t:fmtScheme name="SecretClient"><t:fillStyleLst><t:blipFill><t:blip r:embed="rId9"/></t:blipFill></t:fillStyleLst></t:fmtScheme></t:themeElements><t:objectDefaults><t:blip r:embed="rId9"/></t:objectDefaults></t:theme>`,
      fonts: `<x:fonts xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ${links}><x:font x:name="Own"><x:embedRegular r:id="rId8"></x:embedRegular></x:font></x:fonts>`,
    });
    expect(parts['word/theme/theme1.xml']).toContain('<t:solidFill><t:schemeClr val="phClr"/></t:solidFill>');
    expect(parts['word/fontTable.xml']).toContain('x:name="Own"');
    expect(`${parts['word/theme/theme1.xml']}${parts['word/fontTable.xml']}`).not.toMatch(/rId\d|Secret|NOTE/);
  });
});

describe('F7: an export in a company’s file is whole, whatever that file holds', () => {
  it('names styles by ids of any characters', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId=\'T"/&gt;&lt;w:evil x="&amp;$&amp;$1\'><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="B&#7;"><w:name w:val="Title"/></w:style>';
    const parts = await worn({ styles });
    const ids = (path: string, name: string, attribute: string): string[] => {
      const found = parseXml(parts[path] ?? '').getElementsByTagName(name);
      return Array.from({ length: found.length }, (_, at) => found.item(at)?.getAttribute(attribute) ?? '');
    };
    expect(ids('word/styles.xml', 'w:style', 'w:styleId')).toContain('T"/><w:evil x="&$&$1');
    expect(ids('word/document.xml', 'w:pStyle', 'w:val')).toContain('T"/><w:evil x="&$&$1');
    expect(parts['word/document.xml']).not.toContain('<w:evil');
  });

  it('passes the Open XML SDK with heads that lost most of what they held', async () => {
    const header = `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:sdt><w:sdtContent/></w:sdt></w:tc></w:tr></w:tbl><w:del ${changed}><w:p/></w:del>`;
    const shape = `<w:p><w:r><w:pict><v:shape id="x" style="width:9pt" href="http://evil.example/h"><v:imagedata r:id="p1" o:title="t"/></v:shape></w:pict></w:r><w:hyperlink w:anchor="x">${wordField('DDEAUTO x', 'a')}</w:hyperlink>${headPicture('p1', 'x')}</w:p>`;
    const files = new Map([
      ['emptied', await exported({ header })],
      ['pictures', await exported({ header: shape, pictures: { 'a.png': pngPicture(4, 4) } })],
    ]);
    for (const [name, file] of files) expect(packageFaults(file), name).toEqual([]);
    expect(xmlFaults(files)).toBe('');
    expect(await validateDocx(files)).toEqual([]);
  });
});
