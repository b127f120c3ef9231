import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode, Ref } from 'react';
import { createContext, use, useId } from 'react';
import styles from './data-table.module.css';
import type { Column } from './data-table.tsx';

/** Rows that open to more about them: the column that names the row shows a `RowButton`, and a chevron is added. */
export interface Opening<Row> {
  /** What the chevrons' column is called. */
  readonly head: string;
  readonly isOpen: (row: Row) => boolean;
  readonly onToggle: (row: Row) => void;
  /** What an open row shows below it, over the whole width. */
  readonly show: (row: Row) => ReactNode;
}

interface DataRowProps<Row> {
  readonly row: Row;
  readonly at: number;
  readonly columns: readonly Column<Row>[];
  readonly opening: Opening<Row> | undefined;
  readonly isContinued: boolean;
}

interface RowState {
  readonly isOpen: boolean;
  readonly detailsId: string;
  readonly toggle: () => void;
}

const RowContext = createContext<RowState | null>(null);

/** Opens and closes the row it stands in. Its click area is the whole line. */
export const RowButton = ({ children, ref }: { children: ReactNode; ref?: Ref<HTMLButtonElement> | undefined }) => {
  const row = use(RowContext);
  return (
    <button
      ref={ref}
      type="button"
      className={styles['button']}
      aria-expanded={row?.isOpen}
      {...(row?.isOpen ? { 'aria-controls': row.detailsId } : {})}
      onClick={row?.toggle}
    >
      {children}
    </button>
  );
};

/** One row of a `DataTable`, and, while it is open, what belongs to it. */
export const DataRow = <Row,>({ row, at, columns, opening, isContinued }: DataRowProps<Row>) => {
  const detailsId = useId();
  const cells = columns.map(({ key, isName, isNumber, show }) =>
    isName ? (
      <th key={key} scope="row">
        {show(row, at)}
      </th>
    ) : (
      <td key={key} data-number={isNumber || undefined}>
        {show(row, at)}
      </td>
    ),
  );
  if (!opening) return <tr data-continued={isContinued || undefined}>{cells}</tr>;
  const isOpen = opening.isOpen(row);
  return (
    <>
      <tr data-open={isOpen}>
        <RowContext value={{ isOpen, detailsId, toggle: () => opening.onToggle(row) }}>{cells}</RowContext>
        <td className={styles['chevron']} aria-hidden="true">
          <IconChevronRight size={15} stroke={1.8} />
        </td>
      </tr>
      {isOpen && (
        <tr className={styles['opened']}>
          <td className={styles['details']} colSpan={columns.length + 1} id={detailsId}>
            {opening.show(row)}
          </td>
        </tr>
      )}
    </>
  );
};
