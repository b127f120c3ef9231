import type { ExportDocument } from '../../../src-main/convert/content/export-document.ts';
import { exportDocument } from './export-document-builder.ts';

const words = 'moved applications of regulated clients to another platform without any planned downtime at all';

/** Bullets of one to three lines, each known by its entry's number and its own, as "b3x7". */
const bullets = (entry: number, count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `- b${entry}x${at + 1} ${`${words} `.repeat(1 + ((entry + at) % 3)).trim()}`,
  ).join('\n');

/** One entry, each of its lines known by its number. */
const entry = (number: number, count: number) => ({
  key: `experience-${number}`,
  content: `### Role${number}, Company\n\n*line${number} 2019 – 2020* · Lyon\n\n${bullets(number, count)}\n\n**Technologies:** end${number}`,
});

/** How many bullets each entry of the document has; the last is longer than any page. */
export const bulletCounts = [2, 5, 3, 9, 1, 4, 7, 2, 6, 3, 8, 5, 2, 4, 1, 9, 3, 90];

/**
 * A document whose pages end in all sorts of places: sections of every length, then entries that fit on a page and one
 * that doesn't.
 */
export const breakDocument: ExportDocument = exportDocument([
  { key: 'header', content: '# Kwame Mensah\n\nCloud Architect' },
  ...Array.from({ length: 14 }, (_, at) => ({
    key: `areas-${at + 1}`,
    heading: `Heading${at + 1}`,
    content: `opens${at + 1}:\n\n${bullets(100 + at, 2 + ((at * 5) % 7))}`,
  })),
  ...bulletCounts.map((count, at) => entry(at + 1, count)),
]);
