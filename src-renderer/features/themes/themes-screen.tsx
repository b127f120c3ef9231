import { Button, Loader } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { ThemeView } from '#shared/model/theme.ts';
import { Bar } from '../../components/bar.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { useScreenFocus } from '../../components/use-screen-focus.ts';
import { appStore } from '../../stores/app-store.ts';
import { refreshThemes, themesStore, wornTheme } from '../../stores/themes-store.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { OwnThemesEmpty } from './own-themes-empty.tsx';
import { RenameTheme } from './rename-theme.tsx';
import { ThemeCard } from './theme-card.tsx';
import { importThemes, themeImportStore } from './theme-import.ts';
import styles from './themes-screen.module.css';
import { useThemeActions } from './use-theme-actions.ts';

/** Theme files, and Word files whose look is taken. */
const accepted = '.json,.docx,application/json,application/vnd.openxmlformats-officedocument.wordprocessingml.document';

interface GalleryProps {
  readonly themes: readonly ThemeView[];
  readonly onChoose: () => void;
}

const Gallery = ({ themes, onChoose }: GalleryProps) => {
  const { t } = useI18n();
  const actions = useThemeActions();
  const [renaming, setRenaming] = useState<ThemeView | null>(null);
  const defaultTheme = useStore(appStore, (state) => state.snapshot?.settings.defaultTheme);
  const worn = defaultTheme === undefined ? undefined : wornTheme(themes, null, defaultTheme);
  const own = themes.filter(({ isBuiltIn }) => !isBuiltIn);
  const cards = (list: readonly ThemeView[]) =>
    list.map((theme) => (
      <ThemeCard
        key={theme.id}
        theme={theme}
        isDefault={theme.id === worn?.id}
        actions={actions}
        onRename={setRenaming}
      />
    ));
  return (
    <>
      <section aria-labelledby="themes-shipped">
        <h2 id="themes-shipped">{t('themes.shipped')}</h2>
        <ul className={styles['grid']}>{cards(themes.filter(({ isBuiltIn }) => isBuiltIn))}</ul>
      </section>
      <section aria-labelledby="themes-own">
        <h2 id="themes-own">{t('themes.own')}</h2>
        {own.length === 0 ? <OwnThemesEmpty onChoose={onChoose} /> : <ul className={styles['grid']}>{cards(own)}</ul>}
      </section>
      {renaming && (
        <RenameTheme
          theme={renaming}
          onRename={(name) => void actions.rename(renaming, name)}
          onClose={() => setRenaming(null)}
        />
      )}
    </>
  );
};

/** Every theme as a picture: those that ship, and the user's own. */
export const ThemesScreen = () => {
  const { t } = useI18n();
  const heading = useScreenFocus<HTMLHeadingElement>();
  const input = useRef<HTMLInputElement>(null);
  const themes = useStore(themesStore, (state) => state.themes);
  const error = useStore(themesStore, (state) => state.error);
  const isReading = useStore(themeImportStore, (state) => state.isReading);
  const choose = () => input.current?.click();
  useEffect(() => {
    if (themesStore.getState().themes === null) void refreshThemes();
  }, []);
  return (
    <section className={styles['themes']} aria-labelledby="themes-title">
      <Bar as="header" className={styles['head']}>
        <div className={styles['words']}>
          <h1 id="themes-title" ref={heading} tabIndex={-1}>
            {t('themes.title')}
          </h1>
          <p className={styles['lead']}>{t('themes.lead')}</p>
        </div>
        <Button leftSection={<IconFileImport size={16} stroke={1.6} />} loading={isReading} onClick={choose}>
          {t('themes.import')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={accepted}
          data-testid="theme-file"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            // The same file may be chosen again.
            event.currentTarget.value = '';
            if (files.length > 0) void importThemes(files);
          }}
        />
      </Bar>
      <div className={styles['body']}>
        <ImportOutcome onChoose={choose} />
        {themes && <Gallery themes={themes} onChoose={choose} />}
        {!themes && error && (
          <ErrorMessage title={t('themes.failed')} error={error} onRetry={() => void refreshThemes()} />
        )}
        {!themes && !error && (
          <div className={styles['waiting']}>
            <Loader aria-label={t('themes.loading')} />
          </div>
        )}
      </div>
    </section>
  );
};
