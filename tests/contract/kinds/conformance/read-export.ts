import { unzipSync } from 'fflate';
import { parseMarkdown } from '../../../../src-shared/markdown/parse-markdown.ts';
import { plainTextOf } from '../../../../src-shared/markdown/plain-text.ts';
import type { ExportFormat } from '../../../../src-shared/model/run.ts';
import { parseXml } from '../../../support/export/parse-xml.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** Every text of a Word file, what it says of itself and of its pictures included. */
const docxText = (bytes: Uint8Array): string =>
  Object.entries(unzipSync(bytes))
    .filter(([name]) => name.endsWith('.xml'))
    .map(([, part]) => {
      const root = parseXml(decode(part)).documentElement;
      const pictures = [...(root?.getElementsByTagName('wp:docPr') ?? [])].map(
        (one) => one.getAttribute('descr') ?? '',
      );
      return [root?.textContent ?? '', ...pictures].join('\n');
    })
    .join('\n');

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const htmlText = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>/gu, '')
    .replace(/<img[^>]*? alt="([^"]*)"[^>]*>/gu, ' $1 ')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&#x([0-9a-f]+);/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(amp|lt|gt|quot|apos);/gu, (_, name: string) => entities[name] ?? '');

/** What a reader of an exported file reads. PDFs are read where there is an engine to print them: in the end-to-end tests. */
export const textOf = (format: ExportFormat, bytes: Uint8Array): string => {
  switch (format) {
    case 'docx':
      return docxText(bytes);
    case 'html':
      return htmlText(decode(bytes));
    case 'md':
      return plainTextOf(parseMarkdown(decode(bytes)));
    default:
      return decode(bytes);
  }
};

/** Letters and digits alone: what is left of a text however a format sets it. */
export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** Rows of a CSV file (RFC 4180). */
export const rowsOfCsv = (text: string): string[][] => {
  const rows: string[][] = [[]];
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gu)) {
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.filter((row) => row.length > 1);
};
