import { Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Costs } from '#shared/model/settings.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { NumberField } from '../form/number-field.tsx';
import styles from '../form/number-row.module.css';
import { readAmount } from '../form/read-number.ts';
import { moneyBounds } from '../form/setting-bounds.ts';
import type { SettingsSaver } from '../form/settings-saver.ts';
import { SettingsRow } from '../form/settings-section.tsx';
import { currencyName } from './money-text.ts';

/** What a month may cost, and in which currency; an empty limit is none. */
export const LimitRows = ({ costs, saver }: { costs: Costs; saver: SettingsSaver }) => {
  const { t, locale } = useI18n();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (costs.monthlyLimit === null ? '' : String(costs.monthlyLimit));
  const reading = readAmount(text, moneyBounds.monthlyLimit);
  const isNone = text.trim() === '';
  const currencies = useMemo(
    () => Intl.supportedValuesOf('currency').map((value) => ({ value, label: currencyName(locale, value) })),
    [locale],
  );
  const type = (next: string) => {
    setTyped(next);
    const limit = readAmount(next, moneyBounds.monthlyLimit);
    saver.edit('limit', (settings) => {
      const monthlyLimit = next.trim() === '' ? null : limit.ok ? limit.value : settings.costs.monthlyLimit;
      return { costs: { ...settings.costs, monthlyLimit } };
    });
  };
  return (
    <>
      <SettingsRow title={t('costs.limit')} hint={t('costs.limit-hint')}>
        <div className={styles['field']}>
          <NumberField
            label={t('costs.limit')}
            isLabelHidden
            isRangeHidden
            hasDecimals
            placeholder={t('settings.no-limit')}
            unit={costs.currency}
            value={text}
            onChange={type}
            problem={isNone || reading.ok ? undefined : reading.problem}
            bounds={moneyBounds.monthlyLimit}
          />
        </div>
      </SettingsRow>
      <SettingsRow title={t('costs.currency')} hint={t('costs.currency-hint')}>
        <Select
          aria-label={t('costs.currency')}
          w={280}
          searchable
          nothingFoundMessage={t('palette.empty')}
          data={currencies}
          value={costs.currency}
          onChange={(currency) => {
            if (currency === null) return;
            saver.edit('currency', (settings) => ({ costs: { ...settings.costs, currency } }));
            saver.flush();
          }}
        />
      </SettingsRow>
    </>
  );
};
