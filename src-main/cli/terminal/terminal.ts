/** Where a command's lines go. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** Columns to fit tables to; null where nobody looks (a pipe, a file), so that nothing is cut. */
  columns?(): number | null;
}
