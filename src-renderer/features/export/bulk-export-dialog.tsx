import { Button, Group, Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { AppError } from '#shared/model/app-error.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import { mostBulkDocuments } from '#shared/model/export.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import { exportFormatSchema } from '#shared/model/run.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { Notice } from '../../components/notice.tsx';
import { appStore, updateSettings } from '../../stores/app-store.ts';
import { startExportBatch } from '../../stores/export-batches-store.ts';
import styles from './export-dialog.module.css';
import { ExportFault } from './export-fault.tsx';
import { FolderField } from './folder-field.tsx';
import { FormatFields } from './format-fields.tsx';
import { pickExportFolder } from './pick-export-folder.ts';
import { VariantFields } from './variant-fields.tsx';

interface BulkExportDialogProps {
  readonly documentIds: readonly DocumentId[];
  readonly onClose: () => void;
  /** It goes on behind the scenes. */
  readonly onStarted: () => void;
}

/** Asks how many documents are to be exported, and starts it. */
export const BulkExportDialog = ({ documentIds, onClose, onStarted }: BulkExportDialogProps) => {
  const { t, locale } = useI18n();
  const remembered = useStore(appStore, (state) => state.snapshot?.settings.exportFormats);
  const [formats, setFormats] = useState<readonly ExportFormat[]>(remembered ?? ['pdf']);
  const [variant, setVariant] = useState<ExportVariant>({ themeId: null, anonymise: null, paper: null });
  const [isZip, setIsZip] = useState(false);
  const [isStarting, setIsStarting] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const count = documentIds.length;
  const isTooMany = count > mostBulkDocuments;

  const choose = (chosen: ExportFormat[]) => {
    setFormats(chosen);
    if (chosen.length > 0) void updateSettings({ exportFormats: chosen });
  };
  const pick = () => pickExportFolder(setError);
  const start = async () => {
    setIsStarting(true);
    setError(null);
    const result = await startExportBatch({ documentIds: [...documentIds], formats: [...formats], variant, isZip });
    setIsStarting(false);
    if (!result.ok) return setError(result.error);
    onStarted();
    onClose();
  };
  const pickAndStart = async () => {
    if (await pick()) await start();
  };
  return (
    <Modal opened onClose={onClose} title={t('bulk.title')} size={580}>
      <p className={styles['subject']}>{`${t('bulk.subject', { count })}. ${t('bulk.promise')}`}</p>
      <FormatFields formats={formats} offered={exportFormatSchema.options} onChange={choose} />
      <VariantFields variant={variant} ownLabel={t('export.theme-each')} onChange={setVariant} />
      <div className={styles['option']}>
        <div>
          <span id="bulk-zip">{t('bulk.zip')}</span>
          <p id="bulk-zip-hint" className={styles['hint']}>
            {t('bulk.zip-hint')}
          </p>
        </div>
        <Switch
          size="md"
          aria-labelledby="bulk-zip"
          aria-describedby="bulk-zip-hint"
          checked={isZip}
          onChange={(event) => setIsZip(event.currentTarget.checked)}
        />
      </div>
      <FolderField onPick={() => void pick()} />
      {isTooMany && (
        <Notice
          tone="warn"
          title={t('bulk.too-many', { most: new Intl.NumberFormat(locale).format(mostBulkDocuments) })}
        />
      )}
      {error && (
        <ExportFault
          title={t('bulk.failed')}
          error={error}
          onRetry={() => void start()}
          onPickAndRetry={() => void pickAndStart()}
        />
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        {formats.length === 0 && <p className={styles['none']}>{t('export.none')}</p>}
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button
          variant="filled"
          data-autofocus
          disabled={formats.length === 0 || isTooMany}
          loading={isStarting}
          onClick={() => void start()}
        >
          {t('bulk.run', { count })}
        </Button>
      </Group>
    </Modal>
  );
};
