import { Button, Loader } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Bar, BarSpace } from '../../components/bar.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { ScreenMessage } from '../../components/screen-message.tsx';
import { useScreenFocus } from '../../components/use-screen-focus.ts';
import { libraryStore, refreshLibrary, searchLibrary, selectAll, stopSelecting } from '../../stores/library-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { DocumentGrid } from './document-grid.tsx';
import { EmptyLibrary } from './empty-library.tsx';
import styles from './library-screen.module.css';
import { LibrarySearch } from './library-search.tsx';
import { SelectionBar } from './selection-bar.tsx';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input:not([type=checkbox]), textarea');

/** Ctrl+A selects everything that matches the search, Escape nothing; dialogs and menus keep their own keys. */
const useSelectionKeys = (): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const hasOverlay = document.querySelector('[role=dialog], [role=menu], [role=listbox]') !== null;
      if (event.defaultPrevented || hasOverlay || isTyping(event.target)) return;
      const { selected, isSelecting, total } = libraryStore.getState();
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a' && total > 0) {
        event.preventDefault();
        void selectAll();
      } else if (event.key === 'Escape' && (isSelecting || selected.size > 0)) {
        event.preventDefault();
        stopSelecting();
      }
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
};

const Body = () => {
  const { t } = useI18n();
  const phase = useStore(libraryStore, (state) => state.phase);
  const error = useStore(libraryStore, (state) => state.error);
  const total = useStore(libraryStore, (state) => state.total);
  const search = useStore(libraryStore, (state) => state.search);
  if (phase === 'failed' && error) {
    return <ErrorMessage title={t('library.failed')} error={error} onRetry={() => void refreshLibrary()} />;
  }
  if (phase === 'loading') {
    return (
      <div className={styles['waiting']}>
        <Loader aria-label={t('library.loading')} />
      </div>
    );
  }
  if (total > 0) return <DocumentGrid />;
  if (!search) return <EmptyLibrary />;
  return (
    <ScreenMessage
      title={t('library.no-hits', { search })}
      text={t('library.no-hits-hint')}
      actions={<Button onClick={() => searchLibrary('')}>{t('library.clear-search')}</Button>}
    />
  );
};

/** All documents: home, with a word of welcome where there is one. Reads again whenever something changed meanwhile. */
export const LibraryScreen = ({ welcome }: { welcome: ReactNode }) => {
  const { t } = useI18n();
  const heading = useScreenFocus<HTMLHeadingElement>();
  useSelectionKeys();
  const isStale = useStore(libraryStore, (state) => state.isStale);
  const error = useStore(libraryStore, (state) => state.error);
  const isEmpty = useStore(libraryStore, (state) => state.phase === 'ready' && state.total === 0 && !state.search);

  useEffect(() => {
    // A failed reading waits for the user's retry, or for the next change.
    if (isStale && !error) void refreshLibrary();
  }, [isStale, error]);

  return (
    <section className={styles['library']} aria-labelledby="library-title">
      <Bar as="header" className={styles['head']}>
        <h1 id="library-title" ref={heading} tabIndex={-1}>
          {t('library.title')}
        </h1>
        <BarSpace />
        {!isEmpty && (
          <>
            <LibrarySearch />
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} />}
              rightSection={<Kbd keys="N" isOnAccent />}
              onClick={() => navigate({ name: 'new-document' })}
            >
              {t('nav.new')}
            </Button>
          </>
        )}
      </Bar>
      {welcome}
      {!isEmpty && <SelectionBar />}
      <Body />
    </section>
  );
};
