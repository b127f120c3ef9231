import { Loader } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Costs } from '#shared/model/settings.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ScreenMessage } from '../../../components/screen-message.tsx';
import { connectionsStore } from '../../../stores/connections-store.ts';
import { refreshUsage, setMonthsShown, spendingStore } from '../../../stores/spending-store.ts';
import { SavedNote } from '../form/saved-note.tsx';
import { SettingsSection } from '../form/settings-section.tsx';
import { useSettingsSaver } from '../form/use-settings-saver.ts';
import { LimitRows } from './limit-rows.tsx';
import { MonthTable } from './month-table.tsx';
import { PriceSettings } from './price-settings.tsx';
import { SpendingCard } from './spending-card.tsx';

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
