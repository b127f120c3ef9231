import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { Column } from '../../../components/table/data-table.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { NumberField } from '../form/number-field.tsx';
import { moneyBounds } from '../form/setting-bounds.ts';
import type { PriceProblems, PriceRow } from './price-form.ts';
import { emptyRow, priceNumbers } from './price-form.ts';
import styles from './price-tables.module.css';

interface OwnPricesProps {
  readonly rows: readonly PriceRow[];
  readonly problems: ReadonlyMap<number, PriceProblems>;
  readonly onChange: (rows: readonly PriceRow[]) => void;
  readonly onRemove: (row: PriceRow) => void;
}

/** The user's own prices, a row a model. */
export const OwnPrices = ({ rows, problems, onChange, onRemove }: OwnPricesProps) => {
  const { t } = useI18n();
  const table = useRef<HTMLTableElement>(null);
  const nameRow = (row: PriceRow) => row.model.trim() || t('prices.new');
  const set = (no: number, patch: Partial<PriceRow>) =>
    onChange(rows.map((row) => (row.no === no ? { ...row, ...patch } : row)));
  const add = () => {
    onChange([...rows, emptyRow()]);
    window.requestAnimationFrame(() => {
      table.current?.querySelector<HTMLInputElement>('tbody tr:last-child input')?.focus();
    });
  };
  const columns: readonly Column<PriceRow>[] = [
    {
      key: 'model',
      head: t('connection.model'),
      width: '34%',
      show: (row) => (
        <TextInput
          aria-label={t('prices.model-of', { name: nameRow(row) })}
          value={row.model}
          placeholder="gpt-5-mini*"
          spellCheck={false}
          onChange={(event) => set(row.no, { model: event.currentTarget.value })}
          errorProps={{ className: styles['note'] }}
          error={problems.get(row.no)?.model && t('prices.twice')}
        />
      ),
    },
    ...priceNumbers.map(
      (field): Column<PriceRow> => ({
        key: field,
        head: t(`prices.${field}`),
        show: (row) => (
          <NumberField
            label={t('prices.number-of', { what: t(`prices.${field}`), name: nameRow(row) })}
            isLabelHidden
            isRangeHidden
            hasDecimals
            value={row[field]}
            onChange={(value) => set(row.no, { [field]: value })}
            problem={problems.get(row.no)?.numbers[field]}
            bounds={moneyBounds.price}
          />
        ),
      }),
    ),
    {
      key: 'remove',
      head: t('prices.remove'),
      isHeadHidden: true,
      width: '116px',
      show: (row) => (
        <ActionIcon
          className={styles['remove']}
          variant="subtle"
          aria-label={t('prices.remove-named', { name: nameRow(row) })}
          onClick={() => onRemove(row)}
        >
          <IconTrash size={16} stroke={1.6} />
        </ActionIcon>
      ),
    },
  ];
  return (
    <>
      <DataTable ref={table} columns={columns} rows={rows} rowKey={({ no }) => no} empty={null} />
      <div className={styles['under']}>
        <Button leftSection={<IconPlus size={15} />} onClick={add}>
          {t('prices.add')}
        </Button>
      </div>
    </>
  );
};
