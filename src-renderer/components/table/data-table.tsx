import { VisuallyHidden } from '@mantine/core';
import type { Key, ReactNode, Ref } from 'react';
import { Card } from '../card.tsx';
import type { Opening } from './data-row.tsx';
import { DataRow } from './data-row.tsx';
import styles from './data-table.module.css';

interface DataTableProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => Key;
  /** Shown in place of the table while it has no rows. */
  readonly empty?: ReactNode;
  /** `card`: a surface of its own on a screen. `plain`: small, within another surface. `card` when not given. */
  readonly look?: 'card' | 'plain';
  /** Rows: as high as their text, from the top (`text`) or the middle (`middle`), or one line each (`line`). */
  readonly rowLook?: 'text' | 'middle' | 'line';
  /** Whether a row continues the one before, with no line between them. */
  readonly isContinued?: (row: Row, before: Row | undefined) => boolean;
  readonly opening?: Opening<Row>;
  readonly ref?: Ref<HTMLTableElement>;
}

/** A table with a head and rows. For lists of any length there is `VirtualTable`. */
export const DataTable = <Row,>(props: DataTableProps<Row>) => {
  const { columns, rows, rowKey, empty, look = 'card', rowLook = 'text', isContinued, opening, ref } = props;
  if (rows.length === 0 && empty !== undefined) return empty;
  const parts = (
    <>
      <thead>
        <tr>
          {columns.map(({ key, head, isHeadHidden, isNumber, width }) =>
            isHeadHidden ? (
              <td key={key} style={{ width }}>
                <VisuallyHidden>{head}</VisuallyHidden>
              </td>
            ) : (
              <th key={key} scope="col" style={{ width }} data-number={isNumber || undefined}>
                {head}
              </th>
            ),
          )}
          {opening && (
            <td className={styles['chevronHead']}>
              <VisuallyHidden>{opening.head}</VisuallyHidden>
            </td>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <DataRow
            key={rowKey(row)}
            row={row}
            at={at}
            columns={columns}
            opening={opening}
            isContinued={isContinued?.(row, rows[at - 1]) ?? false}
          />
        ))}
      </tbody>
    </>
  );
  const className = `${styles['table']} ${styles[look]}`;
  if (look === 'plain')
    return (
      <table ref={ref} className={className} data-rows={rowLook}>
        {parts}
      </table>
    );
  return (
    <Card as="table" ref={ref} className={className} data-rows={rowLook}>
      {parts}
    </Card>
  );
};

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
