import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainTextOf } from '#shared/markdown/plain-text.ts';
import type { Theme } from '#shared/model/theme.ts';
import type { ExportSubject } from '../../src-main/app/ports.ts';
import { assembleDocument } from '../../src-main/convert/content/assemble-document.ts';
import { builtInThemes } from '../../src-main/convert/content/built-in-themes.ts';
import type { ExportDocument } from '../../src-main/convert/content/export-document.ts';
import type { FilledPart } from '../../src-main/convert/content/page-fields.ts';
import { fieldValues, fillFields } from '../../src-main/convert/content/page-fields.ts';
import { breakDocument, bulletCounts } from '../support/export/break-document.ts';
import { dressedIn } from '../support/export/dressings.ts';
import { printInElectron } from '../support/export/print-in-electron.ts';
import { checkPdf, pagesOfPdf } from '../support/export/read-pdf.ts';
import { longDocument, usualDocument } from '../support/export/sample-documents.ts';

interface Print {
  readonly theme: Theme;
  readonly document: ExportDocument;
  readonly pdf: Uint8Array;
  /** The same once more, for some. */
  readonly again: Uint8Array | undefined;
}

const client = 'Ville de Lyon';
const documents = { usual: { ...usualDocument, client }, long: { ...longDocument, client }, break: breakDocument };
const cases = builtInThemes.flatMap(({ id, design }) =>
  Object.entries(documents).map(([name, document]) => ({ title: `${name} in ${id}`, name, document, theme: design })),
);
const prints = new Map<string, Print>();

beforeAll(async () => {
  const subjects: ExportSubject[] = cases.map(({ document, theme }) => ({ document, dressing: dressedIn(theme) }));
  const twice = cases.flatMap(({ name }, index) => (name === 'usual' ? [index] : []));
  const pdfs = await printInElectron([...subjects, ...twice.flatMap((index) => subjects[index] ?? [])]);
  for (const [index, { title, document, theme }] of cases.entries()) {
    const pdf = pdfs[index];
    const again = twice.includes(index) ? pdfs[cases.length + twice.indexOf(index)] : undefined;
    if (pdf) prints.set(title, { theme, document, pdf, again });
  }
});

const printOf = (title: string): Print => {
  const print = prints.get(title);
  if (!print) throw new Error(`not printed: ${title}`);
  return print;
};

/** Letters alone: where lines end, capitals of headings and the signs of lists are the theme's. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s•–▪›\u200b-\u200f]/g, '');

const written = (parts: readonly FilledPart[], page: number, pages: number): string =>
  parts.map((part) => (part.type === 'text' ? part.text : String(part.name === 'page' ? page : pages))).join('');

/** What stands in the margins of a page of the text, in the order it is set. */
const edgesOf = ({ theme, document }: Print, page: number, pages: number, opening: number): string => {
  const values = fieldValues(document, theme);
  return [theme.header, theme.footer]
    .filter((edge) => page !== opening || edge.isOnFirstPage)
    .flatMap((edge) => [edge.start, edge.center, edge.end])
    .map((text) => written(fillFields(text, values), page, pages))
    .join('');
};

const openingOf = ({ theme }: Print): number => 1 + (theme.cover ? 1 : 0) + (theme.contents.isOn ? 1 : 0);

/** The pages of the text without what stands in their margins; fails where that isn't what it should be. */
const textPagesOf = (print: Print): string[] => {
  const pages = pagesOfPdf(print.pdf);
  const opening = openingOf(print);
  return pages.slice(opening - 1).map((text, index) => {
    const edges = bare(edgesOf(print, opening + index, pages.length, opening));
    expect(bare(text).endsWith(edges), `page ${opening + index} ends with “${edges}”`).toBe(true);
    return text;
  });
};

/** A test of one of the documents only. */
const onlyOf = (which: string, name: string, words: string, run: () => void): void => {
  if (name === which) it(words, run);
};

describe.each(cases)('F6, F7: $title', ({ title, name }) => {
  it('reads as the document does, with head and foot on each page but the cover', () => {
    const print = printOf(title);
    const opening = openingOf(print);
    const pages = pagesOfPdf(print.pdf);
    const read = textPagesOf(print)
      .map((text, index) => {
        const edges = bare(edgesOf(print, opening + index, pages.length, opening));
        return edges === '' ? bare(text) : bare(text).slice(0, -edges.length);
      })
      .join('');
    expect(read).toBe(bare(plainTextOf(assembleDocument(print.document))));
    if (print.theme.cover) expect(bare(pages[0] ?? '')).not.toContain(`1/${pages.length}`);
  });

  it('is sound', () => {
    expect(() => checkPdf(printOf(title).pdf)).not.toThrow();
  });

  onlyOf('usual', name, 'is the same bytes each time', () => {
    const { pdf, again } = printOf(title);
    expect(again && Buffer.from(pdf).equals(Buffer.from(again))).toBe(true);
  });

  it('says what it is, in its language, with bookmarks for its sections', async () => {
    const { pdf, document } = printOf(title);
    const read = await PDFDocument.load(pdf, { updateMetadata: false });
    expect(read.getTitle()).toBe(document.title);
    expect(read.getAuthor()).toBe('Kwame Mensah');
    expect(read.getCreator()).toBe('Dossier');
    expect(read.getCreationDate()?.toISOString()).toBe('2026-11-22T09:00:00.000Z');
    expect(read.catalog.get(PDFName.of('Lang'))?.toString()).toBe('(en)');
    const sections = assembleDocument(document).children.filter((block) => block.data?.part === 'section-heading');
    const count = read.catalog.lookup(PDFName.of('Outlines')) as unknown as { get(name: PDFName): unknown };
    expect(String(count.get(PDFName.of('Count')))).toBe(String(sections.length));
  });

  onlyOf('break', name, 'F6: tears nothing apart that belongs together', () => {
    const pages = textPagesOf(printOf(title));
    const pageOf = (word: string): number => pages.findIndex((text) => new RegExp(`\\b${word}\\b`, 'i').test(text));
    for (let section = 1; section <= 14; section++) {
      const at = pageOf(`heading${section}`);
      expect([pageOf(`opens${section}`), pageOf(`b${99 + section}x1`), pageOf(`b${99 + section}x2`)]).toEqual([
        at,
        at,
        at,
      ]);
    }
    for (const [index, count] of bulletCounts.entries()) {
      const number = index + 1;
      const bulletPages = Array.from({ length: count }, (_, at) => pageOf(`b${number}x${at + 1}`));
      const parts = [pageOf(`role${number}`), pageOf(`line${number}`), ...bulletPages, pageOf(`end${number}`)];
      expect(parts).not.toContain(-1);
      if (count < 20) expect(new Set(parts).size, `entry ${number} is on one page`).toBe(1);
      else {
        const onPage = new Map<number, number>();
        for (const page of bulletPages) onPage.set(page, (onPage.get(page) ?? 0) + 1);
        expect(onPage.size).toBeGreaterThan(1);
        for (const [page, some] of onPage) expect(some, `bullets on page ${page}`).toBeGreaterThan(1);
        expect(parts[1]).toBe(parts[2]);
        expect(parts.at(-1)).toBe(parts.at(-2));
      }
    }
  });
});
