import type { HTMLAttributes } from 'react';

/*
 * The parts of a grid whose rows exist only while they are visible. Elements of a real table can't be laid out one by one,
 * so these properties say what plain elements are. Only the grid takes the focus, and names its active row: rows come and
 * go while the list scrolls, and would take the focus with them.
 */

interface Grid extends Pick<HTMLAttributes<HTMLElement>, 'onKeyDown' | 'onClick'> {
  readonly label: string;
  /** All rows, the header included, whether they are drawn or not. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** Id of the element of the active row. */
  readonly activeId: string | undefined;
}

/** The grid as a whole. */
export const gridProps = ({ label, rowCount, columnCount, activeId, ...handlers }: Grid) => ({
  role: 'grid',
  tabIndex: 0,
  'aria-label': label,
  'aria-rowcount': rowCount,
  'aria-colcount': columnCount,
  'aria-activedescendant': activeId,
  ...handlers,
});

/** Rows that belong together: the header, the body. */
export const groupProps = { role: 'rowgroup' };

/** The row at a place, counted from 1, the header included. */
export const rowProps = (
  place: number,
  state: Pick<HTMLAttributes<HTMLElement>, 'aria-selected' | 'aria-busy'> = {},
) => ({
  role: 'row',
  'aria-rowindex': place,
  ...state,
});

export const headerProps = { role: 'columnheader' };

export const cellProps = { role: 'gridcell' };
