/** Where a command's lines go. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** The width to fit tables to; null for a pipe or a file, where nothing is cut. */
  columns?(): number | null;
}
