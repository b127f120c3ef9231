import { Button } from '@mantine/core';
import { IconFolder } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { useI18n } from '../../components/i18n-context.tsx';
import { appStore } from '../../stores/app-store.ts';
import styles from './export-dialog.module.css';

/** Where the files go. */
export const FolderField = ({ onPick }: { onPick: () => void }) => {
  const { t } = useI18n();
  const snapshot = useStore(appStore, (state) => state.snapshot);
  return (
    <div className={styles['folder']}>
      <IconFolder size={18} stroke={1.6} aria-hidden="true" />
      <p className={styles['path']}>
        <span className={styles['label']}>{t('export.folder')}</span>
        {snapshot?.settings.exportFolder ?? snapshot?.suggestedExportFolder ?? ''}
      </p>
      <Button size="compact-sm" onClick={onPick}>
        {t('export.change')}
      </Button>
    </div>
  );
};
