import { VisuallyHidden } from '@mantine/core';
import type { KeyboardEvent, MouseEvent, ReactNode, Ref } from 'react';
import { Fragment } from 'react';
import { Card } from '../card.tsx';
import type { Column } from './column.ts';
import { gridProps, groupProps, headerProps, rowProps } from './grid-props.ts';
import type { VirtualRows } from './use-virtual-rows.ts';
import type { RowPlace } from './virtual-row.tsx';
import styles from './virtual-table.module.css';

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
