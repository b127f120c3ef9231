import { execFileSync } from 'node:child_process';

/** Letters and digits alone: bullets, capitals and spaces differ between programs. */
const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/** The words of each page of a PDF file, as one string a page. Needs pdftotext. */
export const pagesOf = (path: string): string[] =>
  execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8', maxBuffer: 1e8 })
    .split('\f')
    .slice(0, -1)
    .map(bare);

/**
 * Where pages break in two settings of the same text. A break of one counts as found in the other where the letters
 * before it are the same in number, give or take `slack`: heads and feet differ a little between programs.
 *
 * @returns how many breaks the first has, and how many of them the second has too
 */
export const sameBreaks = (
  first: readonly string[],
  second: readonly string[],
  slack = 12,
): { breaks: number; same: number } => {
  const ends = (pages: readonly string[]): number[] => {
    let sum = 0;
    return pages.slice(0, -1).map((page) => {
      sum += page.length;
      return sum;
    });
  };
  const others = ends(second);
  const own = ends(first);
  const same = own.filter((end, index) => others.some((other) => Math.abs(other - end) <= slack * (index + 1))).length;
  return { breaks: own.length, same };
};
