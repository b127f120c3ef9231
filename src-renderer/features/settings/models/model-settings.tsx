import { Loader } from '@mantine/core';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import {
  connectionsStore,
  refreshConnections,
  refreshHolds,
  shownConnections,
} from '../../../stores/connections-store.ts';
import { SettingsSection } from '../form/settings-section.tsx';
import { ConnectionList } from './connection-list.tsx';
import { DefaultDrafter } from './default-drafter.tsx';
import { useConnectionActions } from './use-connection-actions.ts';

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
