import { Loader } from '@mantine/core';
import { lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import { useActions } from '../components/actions-context.tsx';
import { useI18n } from '../components/i18n-context.tsx';
import { WorkspaceSkeleton } from '../components/workspace-skeleton.tsx';
import { ExportProgress } from '../features/export/export-progress.tsx';
import { LibraryScreen } from '../features/library/library-screen.tsx';
import { FirstRun } from '../features/onboarding/first-run.tsx';
import { SettingsScreen } from '../features/settings/settings-screen.tsx';
import { navigationStore } from '../stores/navigation-store.ts';
import { Dialogs } from './dialogs.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import styles from './shell.module.css';
import { StatusBar } from './status-bar.tsx';
import { toastStarted } from './toast-started.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { WindowDrop } from './window-drop.tsx';

const loadNewDocument = async () => ({
  default: (await import('../features/new-document/new-document-screen.tsx')).NewDocumentScreen,
});
const loadQueue = async () => ({
  default: (await import('../features/queue/queue-screen.tsx')).QueueScreen,
});
const loadWorkspace = async () => ({
  default: (await import('../features/workspace/workspace-screen.tsx')).WorkspaceScreen,
});
const loadThemes = async () => ({
  default: (await import('../features/themes/themes-screen.tsx')).ThemesScreen,
});
const loadThemeEditor = async () => ({
  default: (await import('../features/themes/editor/theme-editor-screen.tsx')).ThemeEditorScreen,
});
const NewDocumentScreen = lazy(loadNewDocument);
const QueueScreen = lazy(loadQueue);
const WorkspaceScreen = lazy(loadWorkspace);
const ThemesScreen = lazy(loadThemes);
const ThemeEditorScreen = lazy(loadThemeEditor);

/** Fetches the other screens once the first one is shown, so that they open at once. */
const useScreensAhead = () => {
  useEffect(() => {
    // A screen that can't be fetched is fetched again, with an error if that fails, when it is opened.
    const ahead = window.requestIdleCallback(
      () =>
        void Promise.all([loadWorkspace(), loadNewDocument(), loadQueue(), loadThemes(), loadThemeEditor()]).catch(
          () => {},
        ),
    );
    return () => window.cancelIdleCallback(ahead);
  }, []);
};

const Screen = () => {
  const { t } = useI18n();
  const actions = useActions();
  const route = useStore(navigationStore, (state) => state.route);
  switch (route.name) {
    case 'library':
      return <LibraryScreen welcome={<FirstRun />} />;
    case 'queue':
      return <QueueScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'themes':
      return <ThemesScreen />;
    case 'theme':
      return <ThemeEditorScreen key={route.themeId} themeId={route.themeId} />;
    case 'new-document':
      return (
        <NewDocumentScreen
          onStarted={(started) => {
            actions.open(started.documentId);
            toastStarted(t, started);
          }}
        />
      );
    case 'workspace':
      return <WorkspaceScreen key={route.documentId} documentId={route.documentId} />;
  }
};

/** Rail, screen and status bar. If a screen breaks, the other two stay. */
export const Shell = () => {
  const { t } = useI18n();
  const actions = useActions();
  const route = useStore(navigationStore, (state) => state.route);
  useShortcuts(actions);
  useScreensAhead();
  return (
    <div className={styles['shell']}>
      <button type="button" className={styles['skip']} onClick={() => document.getElementById('main')?.focus()}>
        {t('app.skip')}
      </button>
      <Rail />
      <main id="main" className={styles['main']} tabIndex={-1}>
        <ErrorBoundary key={route.name}>
          <Suspense
            fallback={
              route.name === 'workspace' ? (
                <WorkspaceSkeleton />
              ) : (
                <div className={styles['waiting']}>
                  <Loader aria-label={t('app.loading')} />
                </div>
              )
            }
          >
            <Screen />
          </Suspense>
        </ErrorBoundary>
        <div id="overlays" />
      </main>
      <StatusBar />
      <ExportProgress />
      <Dialogs />
      <Palette />
      <WindowDrop />
    </div>
  );
};
