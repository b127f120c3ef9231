import type { ReactNode } from 'react';

/** One column of a table: its head, and what it shows of a row. */
export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  /** The head is for screen readers only; the cells explain themselves. */
  readonly isHeadHidden?: boolean;
  /** Numbers stand at the end of their column, one digit below the other. */
  readonly isNumber?: boolean;
  /** What a row is called: its cells are the heads of their rows. */
  readonly isName?: boolean;
  /** A CSS width; columns without one share what is left. */
  readonly width?: string;
  readonly show: (row: Row, at: number) => ReactNode;
}
