import { ActionIcon, Button, Select, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconPencil } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { DocumentSummary } from '#shared/model/document.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import { documentIdSchema } from '#shared/model/ids.ts';
import type { ThemeView } from '#shared/model/theme.ts';
import { client } from '../../../client.ts';
import { Bar, BarSpace } from '../../../components/bar.tsx';
import { Chip } from '../../../components/chip.tsx';
import { useI18n } from '../../../components/i18n-context.tsx';
import { UndoRedo } from '../../../components/undo-redo.tsx';
import { useScreenFocus } from '../../../components/use-screen-focus.ts';
import { appStore } from '../../../stores/app-store.ts';
import { navigate } from '../../../stores/navigation-store.ts';
import { RenameTheme } from '../rename-theme.tsx';
import { useThemeActions } from '../use-theme-actions.ts';
import styles from './theme-editor.module.css';
import type { useDesign } from './use-design.ts';

const most = 12;

/** The newest documents that have something in them to look at; none until they were read. */
const useRecentDocuments = (): readonly DocumentSummary[] => {
  const [documents, setDocuments] = useState<readonly DocumentSummary[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void client.call('document.list', { limit: most }).then((result) => {
      if (!isCurrent || !result.ok) return;
      setDocuments(result.value.documents.filter(({ status }) => status === 'completed' || status === 'partial'));
    });
    return () => {
      isCurrent = false;
    };
  }, []);
  return documents;
};

const sample = 'sample';

type Steps = Pick<ReturnType<typeof useDesign>, 'undo' | 'redo' | 'canUndo' | 'canRedo' | 'saveState'>;

interface EditorBarProps extends Steps {
  readonly theme: ThemeView;
  readonly documentId: DocumentId | null;
  readonly onShow: (documentId: DocumentId | null) => void;
}

/** The theme's name, whether it is saved, the way back through the edits, and what it is shown with. */
export const EditorBar = ({ theme, documentId, onShow, undo, redo, canUndo, canRedo, saveState }: EditorBarProps) => {
  const { t } = useI18n();
  const actions = useThemeActions();
  const heading = useScreenFocus<HTMLHeadingElement>();
  const documents = useRecentDocuments();
  const isDefault = useStore(appStore, (state) => state.snapshot?.settings.defaultTheme === theme.id);
  const [isRenaming, setIsRenaming] = useState(false);
  return (
    <Bar as="header" frame="screen" gap="small" className={styles['bar']}>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconChevronLeft size={16} stroke={1.6} />}
        onClick={() => navigate({ name: 'themes' })}
      >
        {t('editor.back')}
      </Button>
      <h1
        ref={heading}
        tabIndex={-1}
        dir="auto"
        title={theme.name}
        aria-label={t('editor.title', { name: theme.name })}
      >
        {theme.name}
      </h1>
      <Tooltip label={t('editor.rename')}>
        <ActionIcon variant="subtle" aria-label={t('editor.rename')} onClick={() => setIsRenaming(true)}>
          <IconPencil size={16} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      {isDefault && <Chip tone="on">{t('themes.default')}</Chip>}
      {theme.templateName !== null && (
        <span title={t('themes.from-word-name', { name: theme.templateName })}>
          <Chip>{t('themes.from-word')}</Chip>
        </span>
      )}
      <span className={styles['saved']} role="status" data-state={saveState}>
        {saveState === 'saving' && t('editor.saving')}
        {saveState === 'saved' && t('editor.saved')}
        {saveState === 'failed' && t('editor.not-saved')}
      </span>
      <BarSpace />
      <UndoRedo canUndo={canUndo} canRedo={canRedo} undo={undo} redo={redo} />
      <Select
        size="xs"
        w={250}
        aria-label={t('editor.shown')}
        value={documentId ?? sample}
        data={[
          { value: sample, label: t('editor.sample') },
          ...documents.map(({ id, title }) => ({ value: String(id), label: title })),
        ]}
        onChange={(value) => onShow(value === sample || value === null ? null : documentIdSchema.parse(value))}
      />
      {isRenaming && (
        <RenameTheme
          theme={theme}
          onRename={(name) => void actions.rename(theme, name)}
          onClose={() => setIsRenaming(false)}
        />
      )}
    </Bar>
  );
};
