import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Settings } from '#shared/model/settings.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { connectionsStore, shownConnections } from '../../../stores/connections-store.ts';
import { SettingsSection } from '../form/settings-section.tsx';
import { BackgroundRows, canBeBackground } from './background-rows.tsx';
import { CacheSettings } from './cache-settings.tsx';
import { DestinationList } from './destination-list.tsx';
import { FirstDraftSettings } from './first-draft-settings.tsx';

/** What leaves this computer, where to, and what is kept of it. */
export const PrivacySettings = ({ settings }: { settings: Settings }) => {
  const { t } = useI18n();
  const connections = useStore(connectionsStore, useShallow(shownConnections));
  const background = connections.filter(canBeBackground);
  return (
    <>
      <SettingsSection title={t('leaves.title')} lead={t('leaves.lead')}>
        <DestinationList connections={connections} />
      </SettingsSection>
      {background.length > 0 && (
        <SettingsSection title={t('background.title')} lead={t('background.lead')}>
          <BackgroundRows connections={background} />
        </SettingsSection>
      )}
      <FirstDraftSettings value={settings.firstDraft} />
      <CacheSettings cache={settings.responseCache} />
    </>
  );
};
