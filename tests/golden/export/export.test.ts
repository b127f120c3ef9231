import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { renderDocx } from '../../../src-main/convert/docx/render-docx.ts';
import { renderHtml } from '../../../src-main/convert/page/render-html.ts';
import { renderJson } from '../../../src-main/convert/plain/render-json.ts';
import { renderMarkdown } from '../../../src-main/convert/plain/render-markdown.ts';
import { plainDressing } from '../../support/export/dressings.ts';
import { prettyXml } from '../../support/export/pretty-xml.ts';
import { arabicDocument, hostileDocument, usualDocument } from '../../support/export/sample-documents.ts';

const documents = { usual: usualDocument, arabic: arabicDocument, hostile: hostileDocument };

const partOf = (docx: Uint8Array, path: string): string => new TextDecoder().decode(unzipSync(docx)[path]);

/** What follows the fonts: the style sheet of the theme, and the body. */
const bodyOf = (html: string): string => html.slice(html.indexOf('<body'));
const styleOf = (html: string): string => html.slice(html.indexOf('@page'), html.indexOf('</style>'));

describe.each(Object.entries(documents))('F7: the exports of the %s document', (name, document) => {
  it('Markdown', async () => {
    await expect(renderMarkdown(document)).toMatchFileSnapshot(`./expected/${name}.md`);
  });

  it('HTML body', async () => {
    await expect(bodyOf(renderHtml(document, plainDressing))).toMatchFileSnapshot(`./expected/${name}.body.html`);
  });

  it('DOCX text', async () => {
    const docx = await renderDocx(document, plainDressing);
    await expect(prettyXml(partOf(docx, 'word/document.xml'))).toMatchFileSnapshot(`./expected/${name}.document.xml`);
  });
});

describe('F6: the Paper theme', () => {
  it('as a style sheet', async () => {
    await expect(styleOf(renderHtml(usualDocument, plainDressing))).toMatchFileSnapshot('./expected/paper.css');
  });

  it('as Word styles', async () => {
    const docx = await renderDocx(usualDocument, plainDressing);
    await expect(prettyXml(partOf(docx, 'word/styles.xml'))).toMatchFileSnapshot('./expected/paper.styles.xml');
  });
});

describe('A6: the run record as JSON', () => {
  it('reads back as it was', () => {
    const text = renderJson(usualDocument.record);
    expect(JSON.parse(text)).toEqual(usualDocument.record);
    expect(text).toMatch(/^\{\n {2}"runId"/);
  });
});
