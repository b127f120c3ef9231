import { describe, expect, it } from 'vitest';
import { renderEdges } from '../../../../src-main/convert/page/page-edges.ts';
import { renderHtml } from '../../../../src-main/convert/page/render-html.ts';
import { dressedIn, plainDressing } from '../../../support/export/dressings.ts';
import { exportDocument } from '../../../support/export/export-document-builder.ts';
import {
  arabicDocument,
  hostileDocument,
  usualDocument,
  worldDocument,
} from '../../../support/export/sample-documents.ts';

const withoutFonts = (html: string): string => html.replace(/url\(data:[^)]*\)/g, 'url()');

describe('the HTML page', () => {
  it('F7: is one file that refers to nothing outside itself and runs nothing', () => {
    const html = renderHtml(hostileDocument, plainDressing);
    expect(html).toContain('content="default-src &#x27;none&#x27;; style-src');
    expect(html).not.toMatch(/<(script|img|link|iframe|object|base|form)\b/i);
    expect(html.match(/url\((?!data:font\/woff2)/g)).toBeNull();
    expect(html).not.toMatch(/<[a-z][^>]*\son\w+=/i);
  });

  it('escapes everything that came from a source, the title too', () => {
    const html = withoutFonts(renderHtml(hostileDocument, plainDressing));
    expect(html).toContain('<title>Bobby &#x3C;/title>&#x3C;script>alert(1)&#x3C;/script></title>');
    expect(html).toContain('<h1 dir="ltr">Bobby &#x3C;script>alert(1)&#x3C;/script></h1>');
    expect(html).toContain('&#x3C;img src=x onerror=alert(1)>');
    expect(html).not.toContain('javascript:');
    expect(withoutFonts(renderEdges(hostileDocument, plainDressing, { count: 1, pageOf: {} }) ?? '')).toContain(
      'Bobby &#x3C;b>&#x26;</span>',
    );
  });

  it('carries only the fonts that its text needs', () => {
    const fonts = (html: string): string[] =>
      [...html.matchAll(/font-family:"(Dossier [\w-]+)";font-weight:(\d+);font-style:(\w+)/g)].map((match) =>
        match.slice(1).join(' '),
      );
    expect(
      new Set(fonts(renderHtml(exportDocument([{ key: 'languages', content: 'French' }]), plainDressing))),
    ).toEqual(
      new Set([
        'Dossier carlito 400 normal',
        'Dossier carlito 700 normal',
        'Dossier gelasio 400 normal',
        'Dossier gelasio 700 normal',
      ]),
    );
    expect(fonts(renderHtml(worldDocument, plainDressing))).toContain('Dossier source-serif-4 700 normal');
    expect(fonts(renderHtml(usualDocument, plainDressing))).toContain('Dossier gelasio 400 italic');
  });

  it('says the language and the direction of the page and of each block', () => {
    const html = withoutFonts(renderHtml(arabicDocument, plainDressing));
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<p dir="ltr"><strong>Technologies:</strong> Kubernetes</p>');
    expect(html).toMatch(/<ul dir="rtl" class="skills-list">\n<li><strong>المنصات:/);
    expect(withoutFonts(renderEdges(arabicDocument, plainDressing, { count: 1, pageOf: {} }) ?? '')).toContain(
      '<div class="page" dir="rtl">',
    );
  });

  it('sets dates and places on the side of the heading they belong to', () => {
    const html = renderHtml(
      exportDocument([
        { key: 'header', content: '# ليلى حسن\n\nEngineer\n\nlayla@example.org' },
        { key: 'experience-1', content: '### مهندسة\n\n*Jan 2020 – present*\n\nplain' },
      ]),
      plainDressing,
    );
    expect(html).toContain('<p dir="ltr" class="role opposite">Engineer</p>');
    expect(html).toContain('<p dir="ltr" class="contact opposite">layla@example.org</p>');
    expect(html).toContain('<p dir="ltr" class="entry-line opposite"><em>Jan 2020 – present</em></p>');
    expect(html).toContain('<p dir="ltr">plain</p>');
  });

  it('F6: has nothing in the margins where the theme has neither head nor foot', () => {
    const { theme } = plainDressing;
    const bare = { ...theme, footer: { ...theme.footer, start: '', center: '', end: '' } };
    expect(renderEdges(usualDocument, dressedIn(bare), { count: 3, pageOf: {} })).toBeNull();
  });
});
