import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { builtInThemes } from '../../../../src-main/convert/content/built-in-themes.ts';
import type { ExportDocument, ExportPicture } from '../../../../src-main/convert/content/export-document.ts';
import { pictureSizeMm } from '../../../../src-main/convert/content/measures.ts';
import { renderDocx } from '../../../../src-main/convert/docx/render-docx.ts';
import { renderHtml } from '../../../../src-main/convert/page/render-html.ts';
import { renderLivePage } from '../../../../src-main/convert/page/render-live-page.ts';
import { renderMarkdown } from '../../../../src-main/convert/plain/render-markdown.ts';
import { renderText } from '../../../../src-main/convert/plain/render-text.ts';
import { assetAddress, assetIdSchema } from '../../../../src-shared/model/asset.ts';
import { packageFaults } from '../../../support/export/check-package.ts';
import { exportDocument } from '../../../support/export/export-document-builder.ts';
import { pngPicture } from '../../../support/export/png-picture.ts';

const [theme] = builtInThemes;
if (theme === undefined) throw new Error('no theme ships');
const dressing = { theme: theme.design, logo: null, template: null };

const pictureOf = (width: number, height: number, change: Partial<ExportPicture> = {}): ExportPicture => {
  const data = pngPicture(width, height);
  const id = assetIdSchema.parse(createHash('sha256').update(data).digest('hex'));
  return { id, type: 'image/png', width, height, data, ...change };
};

const showing = (pictures: readonly ExportPicture[], content: (addresses: string[]) => string): ExportDocument =>
  exportDocument([{ key: 'professional-summary', content: content(pictures.map(({ id }) => assetAddress(id))) }], {
    pictures: [...pictures],
  });

const bodyOf = async (doc: ExportDocument): Promise<string> => {
  const bytes = await renderDocx(doc, dressing);
  expect(packageFaults(bytes)).toEqual([]);
  return new TextDecoder().decode(unzipSync(bytes)['word/document.xml']);
};

/** Sizes of the drawings of a Word file in millimetres, in order. */
const sizesIn = (body: string): number[][] =>
  [...body.matchAll(/<wp:extent cx="(\d+)" cy="(\d+)"/gu)].map(([, cx, cy]) => [
    Math.round(Number(cx) / 36_000),
    Math.round(Number(cy) / 36_000),
  ]);

const wide = pictureOf(1_600, 400);
const high = pictureOf(40, 2_400);
const small = pictureOf(96, 48);

describe('pictures in the text', () => {
  it('are as large as they are, or as the column and half the page allow, and keep their shape', async () => {
    const body = await bodyOf(showing([wide, high, small], (all) => all.map((at) => `![A](${at})`).join('\n\n')));
    const column = pictureSizeMm(wide, 1e6, theme.design);
    expect(column.width).toBeGreaterThan(400);
    const [first = [], second = [], third = []] = sizesIn(body);
    const { size, marginsMm } = theme.design.page;
    const width = (size === 'A4' ? 210 : 215.9) - marginsMm.left - marginsMm.right;
    expect(Math.abs((first[0] ?? 0) - width)).toBeLessThanOrEqual(1);
    expect(Math.abs((first[1] ?? 0) - width / 4)).toBeLessThanOrEqual(1);
    expect((second[1] ?? 0) / (second[0] ?? 1)).toBeGreaterThan(30);
    expect(second[1]).toBeLessThan(150);
    expect(third).toEqual([25, 13]);
  });

  it('fit a table’s column and a list, and have numbers and words of their own', async () => {
    const body = await bodyOf(
      showing(
        [wide],
        ([at]) =>
          `| a | a column with a good many words in it |\n| - | - |\n| ![Left](${at}) | ![Right "1"](${at}) |\n\n- ![In a list](${at})`,
      ),
    );
    const [left = [], , inList = []] = sizesIn(body);
    expect(left[0]).toBeLessThan(90);
    expect(inList[0]).toBeGreaterThan(100);
    const widths = [...body.matchAll(/<w:gridCol w:w="(\d+)"/gu)].map(([, width]) => (Number(width) / 1_440) * 25.4);
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(left[0] ?? 0);
    const names = [...body.matchAll(/<wp:docPr id="(\d+)"[^>]*descr="([^"]*)"/gu)].map(([, id, words]) => [id, words]);
    expect(new Set(names.map(([id]) => id)).size).toBe(3);
    expect(names.map(([, words]) => words)).toEqual(['Left', 'Right &quot;1&quot;', 'In a list']);
  });

  it('stand in words in Word where it can’t show them', async () => {
    const body = await bodyOf(showing([pictureOf(9, 9, { type: 'image/webp' })], ([at]) => `See ![a bridge](${at}).`));
    expect(body).toContain('[a bridge]');
    expect(body).not.toContain('<wp:extent');
  });

  it('are in a web page themselves, and in the window’s page by their address', () => {
    const doc = showing([small], ([at]) => `![A "bridge" <b>](${at})`);
    const html = renderHtml(doc, dressing);
    expect(html).toMatch(/<img [^>]*src="data:image\/png;base64,[^"]+"/u);
    expect(html).toContain('.picture{max-width:100%');
    expect(html).toContain('alt="A &#x22;bridge&#x22; <b>"');
    const shown = { ...doc, pictures: doc.pictures.map((picture) => ({ ...picture, data: null })) };
    expect(renderLivePage(shown, dressing).body).toContain(`src="app://dossier/asset/${small.id}"`);
  });

  it('change nothing in a page that has none', () => {
    expect(renderHtml(exportDocument([{ key: 'professional-summary', content: 'Words.' }]), dressing)).not.toContain(
      'picture',
    );
  });

  it('are in Markdown where they are small, and else in words', () => {
    const large = { ...wide, data: new Uint8Array(600 * 1024) };
    const text = renderMarkdown(showing([small, large], (all) => all.map((at) => `![A bridge](${at})`).join('\n\n')));
    expect(text).toMatch(/^!\[A bridge\]\(data:image\/png;base64,[A-Za-z0-9+/=]+\)$/mu);
    expect(text).toMatch(/^\\\[A bridge\]$/mu);
    expect(text).not.toContain('asset:');
  });

  it('are words in brackets in plain text, also where the picture is missing everywhere else', () => {
    const missing = { ...showing([small], ([at]) => `See ![a bridge](${at}) there.`), pictures: [] };
    expect(renderText(missing)).toContain('See [a bridge] there.');
    expect(renderHtml(missing, dressing)).toContain('See [a bridge] there.');
    expect(renderMarkdown(missing)).toContain('See \\[a bridge] there.');
  });
});
