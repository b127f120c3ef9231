import { Loader, MantineProvider, VisuallyHidden } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { catalogs, chooseLanguage } from '#shared/i18n/languages.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { ActionsContext } from '../components/actions-context.tsx';
import { ErrorMessage } from '../components/error-message.tsx';
import { I18nProvider, useI18n } from '../components/i18n-context.tsx';
import { appStore, loadSnapshot } from '../stores/app-store.ts';
import { startEventPump } from '../stores/event-pump.ts';
import { startExportPump } from '../stores/export-pump.ts';
import { followLocation } from '../stores/navigation-store.ts';
import { startProviderPump } from '../stores/provider-pump.ts';
import { createDocumentActions } from './document-actions.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { createEventListeners } from './event-listeners.ts';
import { createProviderListeners } from './provider-listeners.ts';
import styles from './shell.module.css';
import { Shell } from './shell.tsx';
import { createDossierTheme, cssVariablesResolver } from './theme.ts';

/** One life of the window: events flow into the stores, and the shell is shown once the first numbers are there. */
const Session = () => {
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

/** The nonce that lets Mantine's one style element through the content security policy. */
const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

/** The whole window: providers around the session. Colour scheme and language follow the settings. */
export const App = () => {
  const settings = useStore(appStore, (state) => state.snapshot?.settings);
  const language = chooseLanguage(settings?.language ?? 'auto', navigator.languages);
  const scheme = settings?.colorScheme ?? 'auto';

  const theme = useMemo(() => createDossierTheme(createTranslator(language, catalogs[language])), [language]);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      getStyleNonce={styleNonce}
      defaultColorScheme="auto"
      {...(scheme === 'auto' ? {} : { forceColorScheme: scheme })}
    >
      <I18nProvider language={language}>
        <Notifications position="bottom-right" limit={4} containerWidth={288} className={styles['messages'] ?? ''} />
        <ErrorBoundary>
          <Session />
        </ErrorBoundary>
      </I18nProvider>
    </MantineProvider>
  );
};
