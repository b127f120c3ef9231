import type { Row } from './form-model.ts';

/** The rows with one of them changed. Pure, like all here. */
export const patchRow = <T extends Row>(rows: readonly T[], key: string, patch: Partial<T>): T[] =>
  rows.map((row) => (row.key === key ? { ...row, ...patch } : row));

/** The rows without one of them. */
export const removeRow = <T extends Row>(rows: readonly T[], key: string): T[] => rows.filter((row) => row.key !== key);

/** The rows with one of them a place up (`-1`) or down (`1`); at the ends nothing moves. */
export const moveRow = <T extends Row>(rows: readonly T[], key: string, by: 1 | -1): T[] => {
  const from = rows.findIndex((row) => row.key === key);
  const to = from + by;
  const row = rows[from];
  if (!row || to < 0 || to >= rows.length) return [...rows];
  const others = removeRow(rows, key);
  return [...others.slice(0, to), row, ...others.slice(to)];
};
