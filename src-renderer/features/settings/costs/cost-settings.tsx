import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { ModelPrice } from '#shared/model/price.ts';
import type { Costs } from '#shared/model/settings.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ScreenMessage } from '../../../components/screen-message.tsx';
import { showToast } from '../../../components/toast.tsx';
import { connectionsStore } from '../../../stores/connections-store.ts';
import { refreshUsage, setMonthsShown, spendingStore } from '../../../stores/spending-store.ts';
import { SavedNote } from '../form/saved-note.tsx';
import { SettingsSection } from '../form/settings-section.tsx';
import { useSettingsSaver } from '../form/use-settings-saver.ts';
import { LimitRows } from './limit-rows.tsx';
import { ListPriceTable } from './list-price-table.tsx';
import { MonthTable } from './month-table.tsx';
import { OwnPrices } from './own-prices.tsx';
import type { PriceRow } from './price-form.ts';
import { readPrices, rowOfPrice } from './price-form.ts';
import { SpendingCard } from './spending-card.tsx';

/** What models cost: the user's own prices, and below them those that providers listed. */
const PriceSettings = ({ costs }: { costs: Costs }) => {
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

/** What models have cost, may cost, and cost a call. */
export const CostSettings = ({ costs }: { costs: Costs }) => {
  const { t } = useI18n();
  const { saver, savedNo } = useSettingsSaver();
  const { spending, months, error } = useStore(spendingStore);
  const connections = useStore(connectionsStore, (state) => state.connections);
  useEffect(() => {
    setMonthsShown(true);
    return () => setMonthsShown(false);
  }, []);
  const nameOf = (provider: string) => connections?.find(({ id }) => id === provider)?.label ?? provider;
  const isUnread = spending === null || months === null;
  return (
    <>
      <SettingsSection title={t('costs.title')} lead={t('costs.lead')} aside={<SavedNote savedNo={savedNo} />}>
        {spending ? <SpendingCard spending={spending} /> : !error && <Loader mt="md" aria-label={t('costs.reading')} />}
        {error && isUnread && <ErrorMessage title={t('costs.unreadable')} error={error} onRetry={refreshUsage} />}
        <LimitRows costs={costs} saver={saver} />
      </SettingsSection>
      {months && (
        <SettingsSection title={t('months.title')} lead={t('months.lead')}>
          {months.length === 0 && <ScreenMessage title={t('months.empty')} text={t('months.empty-hint')} />}
          {months.length > 0 && <MonthTable months={months} currency={costs.currency} nameOf={nameOf} />}
        </SettingsSection>
      )}
      <PriceSettings costs={costs} />
    </>
  );
};
