import { ActionIcon, Button, TextInput, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useI18n } from '../../../components/i18n-context.tsx';
import { NumberField } from '../form/number-field.tsx';
import { moneyBounds } from '../form/setting-bounds.ts';
import styles from './data-table.module.css';
import type { PriceProblems, PriceRow } from './price-form.ts';
import { emptyRow, priceNumbers } from './price-form.ts';

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
  const set = (no: number, patch: Partial<PriceRow>) =>
    onChange(rows.map((row) => (row.no === no ? { ...row, ...patch } : row)));
  const add = () => {
    onChange([...rows, emptyRow()]);
    window.requestAnimationFrame(() => {
      table.current?.querySelector<HTMLInputElement>('tbody tr:last-child input')?.focus();
    });
  };
  return (
    <>
      {rows.length > 0 && (
        <table ref={table} className={styles['table']} data-kind="prices">
          <thead>
            <tr>
              <th scope="col">{t('connection.model')}</th>
              {priceNumbers.map((name) => (
                <th key={name} scope="col">
                  {t(`prices.${name}`)}
                </th>
              ))}
              <td>
                <VisuallyHidden>{t('prices.remove')}</VisuallyHidden>
              </td>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const wrong = problems.get(row.no);
              const name = row.model.trim() || t('prices.new');
              return (
                <tr key={row.no} className={styles['fields']}>
                  <td>
                    <TextInput
                      aria-label={t('prices.model-of', { name })}
                      value={row.model}
                      placeholder="gpt-5-mini*"
                      spellCheck={false}
                      onChange={(event) => set(row.no, { model: event.currentTarget.value })}
                      errorProps={{ className: styles['note'] }}
                      error={wrong?.model && t('prices.twice')}
                    />
                  </td>
                  {priceNumbers.map((field) => (
                    <td key={field}>
                      <NumberField
                        label={t('prices.number-of', { what: t(`prices.${field}`), name })}
                        isLabelHidden
                        isRangeHidden
                        hasDecimals
                        value={row[field]}
                        onChange={(value) => set(row.no, { [field]: value })}
                        problem={wrong?.numbers[field]}
                        bounds={moneyBounds.price}
                      />
                    </td>
                  ))}
                  <td>
                    <ActionIcon
                      variant="subtle"
                      aria-label={t('prices.remove-named', { name })}
                      onClick={() => onRemove(row)}
                    >
                      <IconTrash size={16} stroke={1.6} />
                    </ActionIcon>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      <div className={styles['under']}>
        <Button leftSection={<IconPlus size={15} />} onClick={add}>
          {t('prices.add')}
        </Button>
      </div>
    </>
  );
};
