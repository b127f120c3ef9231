import { Button } from '@mantine/core';
import type { ModelPrice } from '#shared/model/price.ts';
import { listPrices } from '#shared/model/price.ts';
import { Chip } from '../../../components/chip.tsx';
import { Fold } from '../../../components/fold.tsx';
import { formatMicros } from '../../../components/format-money.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { Column } from '../../../components/table/data-table.tsx';
import { DataTable } from '../../../components/table/data-table.tsx';
import { priceNumbers } from './price-form.ts';
import styles from './price-tables.module.css';

const millionth = 1_000_000;

interface ListPriceTableProps {
  /** Models that have a price of the user's own. */
  readonly replaced: readonly string[];
  /** Takes a list price over into the user's own, to change it there. */
  readonly onTake: (price: ModelPrice) => void;
}

/** Prices as the providers listed them; what the user's own table says goes before them. */
export const ListPriceTable = ({ replaced, onTake }: ListPriceTableProps) => {
  const { t, locale } = useI18n();
  const columns: readonly Column<ModelPrice>[] = [
    {
      key: 'model',
      head: t('connection.model'),
      isName: true,
      width: '34%',
      show: ({ model }) => model,
    },
    ...priceNumbers.map(
      (name): Column<ModelPrice> => ({
        key: name,
        head: t(`prices.${name}`),
        isNumber: true,
        show: (price) => formatMicros(locale, 'USD', price[name] * millionth),
      }),
    ),
    {
      key: 'change',
      head: t('prices.change'),
      isHeadHidden: true,
      width: '116px',
      show: (price) =>
        replaced.includes(price.model) ? (
          <Chip>{t('prices.replaced')}</Chip>
        ) : (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('prices.change-named', { name: price.model })}
            onClick={() => onTake(price)}
          >
            {t('prices.change')}
          </Button>
        ),
    },
  ];
  return (
    <Fold className={styles['list']} title={t('prices.list', { count: listPrices.length })}>
      <p className={styles['lead']}>{t('prices.list-hint')}</p>
      <DataTable columns={columns} rows={listPrices} rowKey={({ model }) => model} rowLook="middle" />
    </Fold>
  );
};
