import type { KeyboardEvent, RefObject } from 'react';
import { useEffect, useState } from 'react';
import type { GridPlace } from '../pack-mode.ts';

/** How far each arrow key goes, in rows and columns. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The next cell that way; a candidate who was not asked is passed over. Null past the edge. */
const nextCell = (table: HTMLTableElement, from: HTMLElement, [down, right]: readonly [number, number]) => {
  const { rows } = table;
  const columns = rows[0]?.cells.length ?? 0;
  let [row, column] = [Number(from.dataset['row']) + down, Number(from.dataset['column']) + right];
  while (row >= 0 && column >= 0 && row < rows.length && column < columns) {
    const cell = table.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`);
    if (cell) return cell;
    row += down;
    column += right;
  }
  return null;
};

/** The first or last cell of the row that has one. */
const edgeCell = (table: HTMLTableElement, from: HTMLElement, edge: 'Home' | 'End'): HTMLElement | null => {
  const cells = [...table.querySelectorAll<HTMLElement>(`[data-row="${from.dataset['row']}"]`)];
  return (edge === 'Home' ? cells[0] : cells.at(-1)) ?? null;
};

/** Which cell of a table is a stop of the Tab key, and how the others are come to. */
export interface RovingCells {
  /** Null where there is no cell. */
  readonly stop: GridPlace | null;
  /** Told when a cell has the focus: it is the stop from then on. */
  readonly setStop: (place: GridPlace) => void;
  /** Goes to other cells by arrow keys, Home and End. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * One cell is a stop of the Tab key: the one that had the focus last, while it is there, else the first.
 * @param wished a cell that has the focus at once; null for none
 * @param has whether there is such a cell
 */
export const useRovingCells = (
  table: RefObject<HTMLTableElement | null>,
  { first, wished, has }: { first: GridPlace | null; wished: GridPlace | null; has: (place: GridPlace) => boolean },
): RovingCells => {
  const [held, setStop] = useState(wished);
  const [takesFocus] = useState(wished !== null);
  useEffect(() => {
    if (takesFocus) table.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
  }, [table, takesFocus]);
  return {
    stop: held && has(held) ? held : first,
    setStop,
    onKeyDown: (event) => {
      const { target, key, ctrlKey, metaKey, altKey } = event;
      if (!table.current || !(target instanceof HTMLElement) || target.dataset['row'] === undefined) return;
      if (ctrlKey || metaKey || altKey) return;
      const step = steps[key];
      if (step === undefined && key !== 'Home' && key !== 'End') return;
      event.preventDefault();
      const cell =
        step === undefined
          ? edgeCell(table.current, target, key === 'Home' ? 'Home' : 'End')
          : nextCell(table.current, target, step);
      cell?.focus();
    },
  };
};
