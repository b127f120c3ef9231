import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import type { FieldArray, FieldArrayPath, FieldPath, FieldValues } from 'react-hook-form';
import { useFieldArray, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { useI18n } from '../i18n-context.tsx';
import styles from './form.module.css';

/** What every row of a form's lists has: a key of its own, so that React and the focus follow it when rows move. */
export const rowSchema = z.object({ key: z.string() });
export type Row = z.infer<typeof rowSchema>;

export const textRowSchema = rowSchema.extend({ text: z.string() });
type TextRow = z.infer<typeof textRowSchema>;

/** A key for a new row. Forms are kept longer than a window lives, so it is unique beyond this one. */
export const newKey = (): string => crypto.randomUUID();

/** A row of a list of sentences. */
export const textRow = (text = ''): TextRow => ({ key: newKey(), text });

interface RowToolsProps {
  /** What the row is, for the names of its buttons. */
  readonly what: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

const icon = { size: 15, stroke: 1.8 } as const;

/** Moves a row up or down, or removes it. */
const RowTools = ({ what, isFirst, isLast, onMove, onRemove }: RowToolsProps) => {
  const { t } = useI18n();
  return (
    <span className={styles['tools']}>
      <ActionIcon
        variant="subtle"
        size="sm"
        disabled={isFirst}
        aria-label={t('form.up', { what })}
        onClick={() => onMove(-1)}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        size="sm"
        disabled={isLast}
        aria-label={t('form.down', { what })}
        onClick={() => onMove(1)}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
      <ActionIcon variant="subtle" size="sm" aria-label={t('form.remove', { what })} onClick={onRemove}>
        <IconX {...icon} />
      </ActionIcon>
    </span>
  );
};

/** What is known of a row when it is drawn. */
export interface RowView<V extends FieldValues, P extends FieldArrayPath<V>> {
  /** Where its fields stand in the form. */
  readonly path: `${P}.${number}`;
  /** As it is now. */
  readonly row: FieldArray<V, P>;
  readonly name: string;
  /** The buttons that move and remove it. */
  readonly tools: ReactNode;
}

export interface RowListProps<V extends FieldValues, P extends FieldArrayPath<V>> {
  readonly path: P;
  readonly create: () => FieldArray<V, P>;
  readonly addLabel: string;
  /** A row's name, for the buttons that move and remove it; `index` counts from 0. */
  readonly nameOf: (row: FieldArray<V, P>, index: number) => string;
  readonly children: (view: RowView<V, P>) => ReactNode;
}

interface RowItemProps<V extends FieldValues, P extends FieldArrayPath<V>>
  extends Pick<RowListProps<V, P>, 'path' | 'nameOf' | 'children'> {
  /** The row as it was when rows were last added, moved or removed. */
  readonly field: FieldArray<V, P>;
  readonly index: number;
  readonly isLast: boolean;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

/** One row. It follows its own values, so that typing in it draws no other row anew. */
const RowItem = <V extends FieldValues, P extends FieldArrayPath<V>>({
  path,
  nameOf,
  children,
  field,
  index,
  isLast,
  onMove,
  onRemove,
}: RowItemProps<V, P>) => {
  const place: `${P}.${number}` = `${path}.${index}`;
  // A row's path is a path of the form with the list's value type, which the compiler can't derive from P.
  const watched = useWatch<V>({ name: place as unknown as FieldPath<V> }) as FieldArray<V, P> | undefined;
  const row = watched ?? field;
  const name = nameOf(row, index);
  const tools = <RowTools what={name} isFirst={index === 0} isLast={isLast} onMove={onMove} onRemove={onRemove} />;
  return children({ path: place, row, name, tools });
};

/** A list that can be added to, reordered, edited and removed from. A new row takes the focus. */
export const RowList = <V extends FieldValues, P extends FieldArrayPath<V>>({
  path,
  create,
  addLabel,
  nameOf,
  children,
}: RowListProps<V, P>) => {
  const { t } = useI18n();
  const { fields, append, move, remove } = useFieldArray<V, P>({ name: path });
  const list = useRef<HTMLUListElement>(null);
  const addedKey = useRef<string | null>(null);

  useEffect(() => {
    if (!addedKey.current) return;
    list.current?.querySelector<HTMLElement>(`[data-row="${addedKey.current}"] :is(input, textarea)`)?.focus();
    addedKey.current = null;
  });

  const add = () => {
    const row = create();
    addedKey.current = rowSchema.parse(row).key;
    // We set the focus ourselves: the first field of a folded row exists only once the row is drawn.
    append(row, { shouldFocus: false });
  };

  return (
    <div className={styles['list']}>
      {fields.length === 0 && <p className={styles['none']}>{t('form.none-yet')}</p>}
      <ul ref={list} className={styles['rows']}>
        {fields.map((field, index) => {
          // The row's own key: the library's changes after each undo.
          const { key } = rowSchema.parse(field);
          return (
            <li key={key} data-row={key}>
              <RowItem<V, P>
                path={path}
                nameOf={nameOf}
                field={field}
                index={index}
                isLast={index === fields.length - 1}
                onMove={(by) => move(index, index + by)}
                onRemove={() => remove(index)}
              >
                {children}
              </RowItem>
            </li>
          );
        })}
      </ul>
      <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={add}>
        {addLabel}
      </Button>
    </div>
  );
};
