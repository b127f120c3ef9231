import { VisuallyHidden } from '@mantine/core';
import type { HTMLAttributes, KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react';
import { Fragment } from 'react';
import { Card } from '../card.tsx';
import type { Column } from './data-table.tsx';
import type { VirtualRows } from './use-virtual-rows.ts';
import styles from './virtual-table.module.css';

/** Where a row lies in its `VirtualTable`. */
export interface RowPlace {
  /** Of its element: what the table points assistive technology to. */
  readonly id: string;
  /** From 0. */
  readonly index: number;
  /** From the top of the table's body, in CSS pixels. */
  readonly y: number;
  /** The keyboard is on it. */
  readonly isActive: boolean;
  readonly isLast: boolean;
}

interface VirtualRowProps {
  readonly place: RowPlace;
  /** What it is about is open beside the table. */
  readonly isOpened?: boolean;
  /** Its cells: elements with `cellProps`. Without any it is the shadow of a row that is still on its way. */
  readonly children?: ReactNode;
}

/** The frame of one row. The table hears clicks and keys, so that rows stay light; `data-index` tells them apart. */
export const VirtualRow = ({ place, isOpened, children }: VirtualRowProps) => {
  const { id, index, y, isActive, isLast } = place;
  return (
    <div
      id={id}
      {...rowProps(index + 2, children ? { 'aria-selected': isOpened ?? false } : { 'aria-busy': true })}
      className={styles['row']}
      style={{ transform: `translateY(${y}px)` }}
      data-index={index}
      data-active={isActive || undefined}
      data-opened={isOpened || undefined}
      data-last={isLast || undefined}
    >
      {children ?? <span {...cellProps} className={styles['shadow']} />}
    </div>
  );
};

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
const gridProps = ({ label, rowCount, columnCount, activeId, ...handlers }: Grid) => ({
  role: 'grid',
  tabIndex: 0,
  'aria-label': label,
  'aria-rowcount': rowCount,
  'aria-colcount': columnCount,
  'aria-activedescendant': activeId,
  ...handlers,
});

/** Rows that belong together: the header, the body. */
const groupProps = { role: 'rowgroup' };

/** The row at a place, counted from 1, the header included. */
export const rowProps = (
  place: number,
  state: Pick<HTMLAttributes<HTMLElement>, 'aria-selected' | 'aria-busy'> = {},
) => ({
  role: 'row',
  'aria-rowindex': place,
  ...state,
});

const headerProps = { role: 'columnheader' };

export const cellProps = { role: 'gridcell' };

interface VirtualTableProps {
  /** What the table is called. */
  readonly label: string;
  readonly columns: readonly Pick<Column<never>, 'key' | 'head' | 'isHeadHidden'>[];
  readonly rows: VirtualRows;
  /** The id of a row's element, by its place from 0. */
  readonly rowId: (index: number) => string;
  /** Draws a row, a `VirtualRow`, where it lies. */
  readonly showRow: (place: RowPlace) => ReactNode;
  /** Sets `--table-columns`, the grid template of every row. */
  readonly className: string | undefined;
  /** Keys while the table has the focus: its rows never have it. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onClick: (event: MouseEvent) => void;
  readonly ref?: Ref<HTMLDivElement>;
}

/** Longer tables cast no shadow: painting that of a million pixels costs more than all their rows. */
const shortTable = 200;

/** A table of any length, of which only the visible rows exist in the page. Its head sticks to the top as it scrolls. */
export const VirtualTable = (props: VirtualTableProps) => {
  const { label, columns, rows, rowId, showRow, className, onKeyDown, onClick, ref } = props;
  const { virtual, body, scrollMargin, count, stickyHeight, activeIndex } = rows;
  return (
    <Card
      ref={ref}
      className={`${styles['grid']} ${className}`}
      depth={count <= shortTable ? 'raised' : 'flat'}
      {...gridProps({
        label,
        rowCount: count + 1,
        columnCount: columns.length,
        activeId: count > 0 ? rowId(activeIndex) : undefined,
        onKeyDown,
        onClick,
      })}
    >
      <div {...groupProps} className={styles['columns']} style={{ top: stickyHeight }}>
        <div {...rowProps(1)} className={styles['names']}>
          {columns.map(({ key, head, isHeadHidden }) => (
            <span key={key} {...headerProps}>
              {isHeadHidden ? <VisuallyHidden>{head}</VisuallyHidden> : head}
            </span>
          ))}
        </div>
      </div>
      <div ref={body} {...groupProps} className={styles['body']} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <Fragment key={index}>
            {showRow({
              id: rowId(index),
              index,
              y: start - scrollMargin,
              isActive: index === activeIndex,
              isLast: index === count - 1,
            })}
          </Fragment>
        ))}
      </div>
    </Card>
  );
};
