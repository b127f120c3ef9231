import { Button, Checkbox, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { ExportFormat } from '#shared/model/run.ts';
import { exportFormatSchema } from '#shared/model/run.ts';
import type { ActionSubject } from '../../components/actions-context.tsx';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { Notice } from '../../components/notice.tsx';
import { appStore, updateSettings } from '../../stores/app-store.ts';
import styles from './export-dialog.module.css';
import { useExport } from './use-export.ts';

interface ExportDialogProps {
  readonly subject: ActionSubject;
  readonly isComplete: boolean;
  readonly onClose: () => void;
}

/** Chooses formats (remembered) and folder, and writes the files. */
export const ExportDialog = ({ subject, isComplete, onClose }: ExportDialogProps) => {
  const { t, locale } = useI18n();
  const snapshot = useStore(appStore, (state) => state.snapshot);
  const [formats, setFormats] = useState<readonly ExportFormat[]>(snapshot?.settings.exportFormats ?? ['pdf']);
  const { isRunning, error, pickFolder, run } = useExport(subject, onClose);
  const folder = snapshot?.settings.exportFolder ?? snapshot?.suggestedExportFolder ?? '';

  const toggle = (format: ExportFormat) => {
    const chosen = formats.includes(format) ? formats.filter((it) => it !== format) : [...formats, format];
    const inOrder = exportFormatSchema.options.filter((it) => chosen.includes(it));
    setFormats(inOrder);
    if (inOrder.length > 0) void updateSettings({ exportFormats: inOrder });
  };

  const pickAndRun = async () => {
    if (await pickFolder()) await run(formats);
  };

  const words = error && errorWords(t, locale, error);
  return (
    <Modal opened onClose={onClose} title={t('export.title')}>
      <p className={styles['subject']} dir="auto">
        {subject.title}
      </p>
      <fieldset className={styles['formats']}>
        <legend>{t('export.formats')}</legend>
        {exportFormatSchema.options.map((format) => (
          <Checkbox
            key={format}
            label={t(`export.${format}`)}
            description={t(`export.${format}-hint`)}
            checked={formats.includes(format)}
            onChange={() => toggle(format)}
          />
        ))}
      </fieldset>
      <div className={styles['folder']}>
        <div>
          <p className={styles['label']}>{t('export.folder')}</p>
          <p className={styles['path']}>{folder}</p>
        </div>
        <Button size="compact-sm" onClick={() => void pickFolder()}>
          {t('export.change')}
        </Button>
      </div>
      {!isComplete && !words && <Notice tone="warn" title={t('export.incomplete')} />}
      {words && (
        <Notice
          tone="bad"
          title={t('export.failed')}
          actions={
            error?.code.startsWith('export.') && (
              <Button size="compact-sm" onClick={() => void pickAndRun()}>
                {t('export.choose-folder')}
              </Button>
            )
          }
        >
          <p>{`${words.sentence} ${words.action}`}</p>
        </Notice>
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        {formats.length === 0 && <p className={styles['none']}>{t('export.none')}</p>}
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button
          variant="filled"
          data-autofocus
          disabled={formats.length === 0}
          loading={isRunning}
          onClick={() => void run(formats)}
        >
          {t('export.run', { count: formats.length })}
        </Button>
      </Group>
    </Modal>
  );
};
