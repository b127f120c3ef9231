import { Button, VisuallyHidden } from '@mantine/core';
import type { ModelPrice } from '#shared/model/price.ts';
import { listPrices } from '#shared/model/price.ts';
import { Chip } from '../../../components/chip.tsx';
import { formatMicros } from '../../../components/format-money.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import styles from './data-table.module.css';
import { priceNumbers } from './price-form.ts';

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
  return (
    <details className={styles['fold']}>
      <summary>{t('prices.list', { count: listPrices.length })}</summary>
      <p className={styles['lead']}>{t('prices.list-hint')}</p>
      <table className={styles['table']} data-kind="prices">
        <thead>
          <tr>
            <th scope="col">{t('connection.model')}</th>
            {priceNumbers.map((name) => (
              <th key={name} scope="col" data-number="">
                {t(`prices.${name}`)}
              </th>
            ))}
            <td>
              <VisuallyHidden>{t('prices.change')}</VisuallyHidden>
            </td>
          </tr>
        </thead>
        <tbody>
          {listPrices.map((price) => (
            <tr key={price.model}>
              <th scope="row">{price.model}</th>
              {priceNumbers.map((name) => (
                <td key={name} data-number="">
                  {formatMicros(locale, 'USD', price[name] * millionth)}
                </td>
              ))}
              <td>
                {replaced.includes(price.model) ? (
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
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
};
