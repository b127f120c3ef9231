import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useI18n } from '../../components/i18n-context.tsx';
import { moveRow, patchRow, removeRow } from './edit-rows.ts';
import styles from './form.module.css';
import type { Row } from './form-model.ts';
import { RowTools } from './row-tools.tsx';

interface RowListProps<T extends Row> {
  readonly path: string;
  readonly rows: readonly T[];
  readonly onChange: (rows: T[]) => void;
  readonly create: () => T;
  readonly addLabel: string;
  /** A row's name, for the buttons that move and remove it. */
  readonly nameOf: (row: T, index: number) => string;
  readonly children: (row: T, path: string, set: (patch: Partial<T>) => void, tools: ReactNode) => ReactNode;
}

/** A list that can be added to, reordered, edited and removed from. A new row takes the focus. */
export const RowList = <T extends Row>({
  path,
  rows,
  onChange,
  create,
  addLabel,
  nameOf,
  children,
}: RowListProps<T>) => {
  const { t } = useI18n();
  const list = useRef<HTMLUListElement>(null);
  const addedKey = useRef<string | null>(null);

  useEffect(() => {
    if (!addedKey.current) return;
    list.current?.querySelector<HTMLElement>(`[data-row="${addedKey.current}"] :is(input, textarea)`)?.focus();
    addedKey.current = null;
  });

  const add = () => {
    const row = create();
    addedKey.current = row.key;
    onChange([...rows, row]);
  };

  return (
    <div className={styles['list']}>
      {rows.length === 0 && <p className={styles['none']}>{t('form.none-yet')}</p>}
      <ul ref={list} className={styles['rows']}>
        {rows.map((row, index) => (
          <li key={row.key} data-row={row.key}>
            {children(
              row,
              `${path}.${index}`,
              (patch) => onChange(patchRow(rows, row.key, patch)),
              <RowTools
                what={nameOf(row, index)}
                isFirst={index === 0}
                isLast={index === rows.length - 1}
                onMove={(by) => onChange(moveRow(rows, row.key, by))}
                onRemove={() => onChange(removeRow(rows, row.key))}
              />,
            )}
          </li>
        ))}
      </ul>
      <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={add}>
        {addLabel}
      </Button>
    </div>
  );
};
