import { Button, Loader } from '@mantine/core';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentId } from '#shared/model/ids.ts';
import type { ThemeId, ThemeView } from '#shared/model/theme.ts';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { ScreenMessage } from '../../../components/screen-message.tsx';
import { useUndoKeys } from '../../../components/undo-redo.tsx';
import { navigate } from '../../../stores/navigation-store.ts';
import { refreshThemes, themesStore } from '../../../stores/themes-store.ts';
import { coloursOf } from './design-colours.ts';
import { EditorBar } from './editor-bar.tsx';
import { EditorContext } from './editor-context.tsx';
import { EditorPanel } from './editor-panel.tsx';
import { EditorPreview } from './editor-preview.tsx';
import styles from './theme-editor.module.css';
import { useDesign } from './use-design.ts';

const Editor = ({ theme }: { theme: ThemeView }) => {
  const { design, edit, undo, redo, ...steps } = useDesign(theme);
  const [documentId, setDocumentId] = useState<DocumentId | null>(null);
  const [logoNo, setLogoNo] = useState(0);
  useUndoKeys(undo, redo);
  const editing = useMemo(
    () => ({ theme, design, edit, swatches: coloursOf(design), onLogoChanged: () => setLogoNo((no) => no + 1) }),
    [theme, design, edit],
  );
  return (
    <EditorContext value={editing}>
      <div className={styles['editor']}>
        <EditorBar theme={theme} documentId={documentId} onShow={setDocumentId} undo={undo} redo={redo} {...steps} />
        <EditorPanel />
        <EditorPreview themeId={theme.id} design={design} documentId={documentId} logoNo={logoNo} />
      </div>
    </EditorContext>
  );
};

/** The editor of one theme of the user's own: controls on one side, the pages on the other. */
export const ThemeEditorScreen = ({ themeId }: { themeId: ThemeId }) => {
  const { t } = useI18n();
  const themes = useStore(themesStore, (state) => state.themes);
  const error = useStore(themesStore, (state) => state.error);
  const theme = themes?.find(({ id }) => id === themeId);
  useEffect(() => {
    if (themesStore.getState().themes === null) void refreshThemes();
  }, []);
  if (theme && !theme.isBuiltIn) return <Editor theme={theme} />;
  const back = <Button onClick={() => navigate({ name: 'themes' })}>{t('editor.back')}</Button>;
  return (
    <div className={styles['waiting']}>
      {themes && <ScreenMessage isWhole title={t('editor.gone')} text={t('editor.gone-text')} actions={back} />}
      {!themes && error && (
        <ErrorMessage
          isWhole
          title={t('themes.failed')}
          error={error}
          onRetry={() => void refreshThemes()}
          more={back}
        />
      )}
      {!themes && !error && <Loader aria-label={t('themes.loading')} />}
    </div>
  );
};
