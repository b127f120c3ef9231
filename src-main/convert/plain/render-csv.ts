/** What a spreadsheet takes for a formula, also after the spaces it skips. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u;

/** A cell that no spreadsheet runs: an apostrophe keeps it text. */
const defused = (cell: string): string =>
  formulaStart.test(cell.trimStart()) || formulaStart.test(cell) ? `'${cell}` : cell;

const csvCell = (cell: string): string => {
  const safe = defused(cell);
  return /[",\r\n]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/**
 * Rows as CSV (RFC 4180): CRLF after each, quotation marks where they are needed, formulas defused. It begins with a byte
 * order mark, without which Excel reads accents in the system's own code page.
 */
export const renderCsv = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
