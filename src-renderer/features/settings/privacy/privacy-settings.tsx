import { Radio, Switch } from '@mantine/core';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { ConnectionView } from '#shared/model/connection.ts';
import type { FirstDraft, Settings } from '#shared/model/settings.ts';
import { firstDraftSchema } from '#shared/model/settings.ts';
import { readHost } from '../../../components/connection/address-problem.ts';
import { tellError } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { connectionOf, connectionsStore, saveConnection, shownConnections } from '../../../stores/connections-store.ts';
import { SettingsRow, SettingsSection } from '../form/settings-section.tsx';
import { useSettingsSaver } from '../form/use-settings-saver.ts';
import { CacheSettings } from './cache-settings.tsx';
import { DestinationList } from './destination-list.tsx';
import styles from './first-draft-settings.module.css';

/** Whether the embedded drafter writes first, until the model's text comes. */
const FirstDraftSettings = ({ value }: { value: FirstDraft }) => {
  const { t } = useI18n();
  const { save } = useSettingsSaver();
  return (
    <SettingsSection title={t('first-draft.title')} lead={t('first-draft.lead')}>
      <Radio.Group
        aria-label={t('first-draft.title')}
        value={value}
        onChange={(next) => {
          const firstDraft = firstDraftSchema.safeParse(next);
          if (firstDraft.success) save({ firstDraft: firstDraft.data });
        }}
      >
        <div className={styles['choices']}>
          {firstDraftSchema.options.map((option) => (
            <Radio
              key={option}
              value={option}
              label={t(`first-draft.${option}`)}
              description={t(`first-draft.${option}-hint`)}
              classNames={{ label: styles['label'] ?? '', description: styles['hint'] ?? '' }}
            />
          ))}
        </div>
      </Radio.Group>
    </SettingsSection>
  );
};

/** Only the Responses API has a background, and on this computer a call ends with its server anyway. */
const canBeBackground = ({ reach, dialect }: ConnectionView): boolean => reach !== 'loopback' && dialect !== 'chat';

/** Whether calls go on at the provider while Dossier is closed, server by server. */
const BackgroundRows = ({ connections }: { connections: readonly ConnectionView[] }) => {
  const { t, locale } = useI18n();
  const set = async (view: ConnectionView, isBackground: boolean): Promise<void> => {
    const error = await saveConnection({ ...connectionOf(view), isBackground });
    if (error) tellError(t, locale, error, () => void set(view, isBackground));
  };
  return connections.map((view) => (
    <SettingsRow key={view.id} title={view.label} hint={readHost(view.baseUrl)}>
      <Switch
        size="md"
        aria-label={t('background.of', { label: view.label })}
        checked={view.isBackground}
        onChange={(event) => void set(view, event.currentTarget.checked)}
      />
    </SettingsRow>
  ));
};

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
