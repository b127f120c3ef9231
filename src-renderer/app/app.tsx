import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { catalogs, chooseLanguage } from '#shared/i18n/languages.ts';
import { createTranslator } from '#shared/i18n/translate.ts';
import { I18nProvider } from '../components/i18n-context.tsx';
import { appStore } from '../stores/app-store.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Session } from './session.tsx';
import styles from './shell.module.css';
import { createDossierTheme, cssVariablesResolver } from './theme.ts';

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
