import { Loader, Select } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { ConnectionView } from '#shared/model/connection.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import {
  connectionsStore,
  refreshConnections,
  refreshHolds,
  shownConnections,
} from '../../../stores/connections-store.ts';
import { SettingsRow, SettingsSection } from '../form/settings-section.tsx';
import { ConnectionList } from './connection-list.tsx';
import { useConnectionActions } from './use-connection-actions.ts';

interface DefaultDrafterProps {
  readonly connections: readonly ConnectionView[];
  readonly value: string;
  readonly onChange: (provider: string) => void;
}

/** Who drafts unless a document names another. */
const DefaultDrafter = ({ connections, value, onChange }: DefaultDrafterProps) => {
  const { t } = useI18n();
  const isKnown = connections.some(({ id }) => id === value);
  return (
    <SettingsRow title={t('models.default')} hint={t('models.default-hint')}>
      <Select
        aria-label={t('models.default')}
        w={280}
        data={[
          { value: 'embedded', label: t('models.embedded', { name: t('provider.embedded') }) },
          ...connections.map(({ id, label, model }) => ({
            value: id,
            label: model === null ? label : `${label} · ${model}`,
          })),
        ]}
        value={isKnown ? value : 'embedded'}
        onChange={(provider) => provider !== null && onChange(provider)}
      />
    </SettingsRow>
  );
};

/** Who drafts: the embedded drafter and every server with models. */
export const ModelSettings = ({ defaultProvider }: { defaultProvider: string }) => {
  const { t } = useI18n();
  const isRead = useStore(connectionsStore, (state) => state.connections !== null);
  const connections = useStore(connectionsStore, useShallow(shownConnections));
  const error = useStore(connectionsStore, (state) => state.error);
  const { makeDefault } = useConnectionActions();
  useEffect(() => {
    // How far a server has slowed down is told by no event of its own.
    void refreshConnections();
    void refreshHolds();
  }, []);
  if (!isRead) {
    return error ? (
      <ErrorMessage title={t('connection.unreadable')} error={error} onRetry={() => void refreshConnections()} />
    ) : (
      <Loader aria-label={t('connection.reading')} />
    );
  }
  return (
    <>
      <SettingsSection title={t('models.title')}>
        <DefaultDrafter connections={connections} value={defaultProvider} onChange={makeDefault} />
      </SettingsSection>
      <ConnectionList connections={connections} defaultProvider={defaultProvider} />
    </>
  );
};
