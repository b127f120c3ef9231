import { Loader, VisuallyHidden } from '@mantine/core';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { ActionsContext } from '../components/actions-context.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { useI18n } from '../components/i18n-context.tsx';
import { appStore, loadSnapshot } from '../stores/app-store.ts';
import { startEventPump } from '../stores/event-pump.ts';
import { startExportPump } from '../stores/export-pump.ts';
import { followLocation } from '../stores/navigation-store.ts';
import { startProviderPump } from '../stores/provider-pump.ts';
import { createDocumentActions } from './document-actions.ts';
import { createEventListeners } from './event-listeners.ts';
import { createProviderListeners } from './provider-listeners.ts';
import styles from './shell.module.css';
import { Shell } from './shell.tsx';

/** One life of the window: events flow into the stores, and the shell is shown once the first numbers are there. */
export const Session = () => {
  const { t, locale } = useI18n();
  const actions = useMemo(() => createDocumentActions(t, locale), [t, locale]);
  const hasSnapshot = useStore(appStore, (state) => state.snapshot !== null);
  const error = useStore(appStore, (state) => state.error);

  useEffect(followLocation, []);
  useEffect(() => startEventPump(createEventListeners(t, locale, actions)), [t, locale, actions]);
  useEffect(startExportPump, []);
  useEffect(() => startProviderPump(createProviderListeners(t, locale)), [t, locale]);

  if (error && !hasSnapshot) {
    return (
      <main className={styles['start']}>
        <ErrorMessage isWhole title={t('app.start-failed')} error={error} onRetry={() => void loadSnapshot()} />
      </main>
    );
  }
  if (!hasSnapshot) {
    return (
      <main className={styles['start']}>
        <VisuallyHidden component="h1">{t('app.loading')}</VisuallyHidden>
        <Loader aria-label={t('app.loading')} />
      </main>
    );
  }
  return (
    <ActionsContext value={actions}>
      <Shell />
    </ActionsContext>
  );
};
