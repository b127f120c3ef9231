import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../../src-main/convert/docx/render-docx.ts';
import { renderHtml } from '../../../../src-main/convert/page/render-html.ts';
import { plainDressing } from '../../../support/export/dressings.ts';
import { exportDocument } from '../../../support/export/export-document-builder.ts';

const bare = '### Analyst, Bank\n\n*Jan 2019 – Dec 2020*';
const told = `${bare}\n\n- Ran the month-end close`;

const entryLineOf = async (content: string): Promise<string> => {
  const docx = await renderDocx(exportDocument([{ key: 'experience-1', content }]), plainDressing);
  const xml = new TextDecoder().decode(unzipSync(docx)['word/document.xml']);
  return /<w:pPr><w:pStyle w:val="EntryLine"\/>.*?<\/w:pPr>/s.exec(xml)?.[0] ?? '';
};

describe('an entry that is only its heading and its dates (F6)', () => {
  it('lets the next entry go to another page, so that a long list of them fills the first one', async () => {
    expect(await entryLineOf(bare)).toContain('<w:keepNext w:val="false"/>');
    const html = renderHtml(exportDocument([{ key: 'experience-1', content: bare }]), plainDressing);
    expect(html).toContain('.entry>:last-child,.masthead>:last-child{break-after:auto}');
    expect(html).toMatch(/<article class="entry whole"><h3 [^>]*>.*<\/h3>\s*<p [^>]*>.*<\/p>\s*<\/article>/);
  });

  it('stays with its text where it has some', async () => {
    expect(await entryLineOf(told)).toContain('<w:keepNext/>');
  });
});
