import type { ReactNode } from 'react';
import { cellProps, rowProps } from './grid-props.ts';
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
