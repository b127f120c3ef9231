import { useState } from 'react';
import type { ModelPrice } from '#shared/model/price.ts';
import type { Costs } from '#shared/model/settings.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { showToast } from '../../../components/toast.tsx';
import { SavedNote } from '../form/saved-note.tsx';
import { SettingsSection } from '../form/settings-section.tsx';
import { useSettingsSaver } from '../form/use-settings-saver.ts';
import { ListPriceTable } from './list-price-table.tsx';
import { OwnPrices } from './own-prices.tsx';
import type { PriceRow } from './price-form.ts';
import { readPrices, rowOfPrice } from './price-form.ts';

/** What models cost: the user's own prices, and below them those that providers listed. */
export const PriceSettings = ({ costs }: { costs: Costs }) => {
  const { t } = useI18n();
  const { saver, savedNo } = useSettingsSaver();
  const [rows, setRows] = useState<readonly PriceRow[]>(() => costs.prices.map(rowOfPrice));
  const { problems, prices } = readPrices(rows);
  const change = (next: readonly PriceRow[]) => {
    setRows(next);
    saver.edit('prices', (settings) => ({ costs: { ...settings.costs, prices: readPrices(next).prices } }));
  };
  const remove = (row: PriceRow) => {
    const before = rows;
    change(rows.filter(({ no }) => no !== row.no));
    saver.flush();
    const undo = { label: t('app.undo'), run: () => change(before) };
    showToast({ tone: 'info', title: t('prices.removed', { name: row.model || t('prices.new') }), actions: [undo] });
  };
  const take = (price: ModelPrice) => change([...rows, rowOfPrice(price)]);
  return (
    <SettingsSection
      title={t('prices.title')}
      lead={t(costs.currency === 'USD' ? 'prices.lead' : 'prices.lead-currency', { currency: costs.currency })}
      aside={<SavedNote savedNo={savedNo} />}
    >
      <OwnPrices rows={rows} problems={problems} onChange={change} onRemove={remove} />
      <ListPriceTable replaced={prices.map(({ model }) => model)} onTake={take} />
    </SettingsSection>
  );
};
