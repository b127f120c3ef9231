import { Button, Group, Modal, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { KindFacts } from '#shared/kinds/kind-facts.ts';
import { findKind } from '#shared/kinds/registry.ts';
import type { ExportVariant } from '#shared/model/export.ts';
import type { ExportFormat } from '#shared/model/run.ts';
import { exportFormatSchema } from '#shared/model/run.ts';
import type { ActionSubject } from '../../components/actions-context.tsx';
import { useI18n } from '../../components/i18n-context.tsx';
import { Notice } from '../../components/notice.tsx';
import { labelName } from '../../components/section-name.ts';
import { appStore, updateSettings } from '../../stores/app-store.ts';
import { documentStore } from '../../stores/document-store.ts';
import { libraryStore } from '../../stores/library-store.ts';
import { themesStore, wornTheme } from '../../stores/themes-store.ts';
import { anonymiseOf, viewVariantStore } from '../../stores/view-variant-store.ts';
import styles from './export-dialog.module.css';
import { ExportFault } from './export-fault.tsx';
import { FolderField } from './folder-field.tsx';
import { FormatFields } from './format-fields.tsx';
import { useExport } from './use-export.ts';
import { VariantFields } from './variant-fields.tsx';

const own = 'own';

interface PaperFieldProps {
  readonly kind: KindFacts;
  /** The kind's name for a paper; null for the document itself. */
  readonly paper: string | null;
  readonly onChange: (paper: string | null) => void;
}

/** Which of the papers that can be made of the document. */
const PaperField = ({ kind, paper, onChange }: PaperFieldProps) => {
  const { t } = useI18n();
  const papers = kind.papers.map((name) => ({
    value: name,
    label: labelName(t, { key: `${kind.name}.paper.${name}`, params: {} }),
  }));
  return (
    <div className={styles['option']}>
      <span id="export-paper">{t('export.paper')}</span>
      <SegmentedControl
        aria-labelledby="export-paper"
        value={paper ?? own}
        data={[{ value: own, label: t('export.paper-own') }, ...papers]}
        onChange={(value) => onChange(value === own ? null : value)}
      />
    </div>
  );
};

interface ExportDialogProps {
  readonly subject: ActionSubject;
  readonly isComplete: boolean;
  readonly onClose: () => void;
}

/** What stands for the document's own look: its theme's name, where the document is open and so known. */
const useOwnLook = ({ documentId }: ActionSubject): string => {
  const { t } = useI18n();
  const view = useStore(documentStore, (state) => (state.documentId === documentId ? state.view : null));
  const themes = useStore(themesStore, (state) => state.themes);
  const defaultTheme = useStore(appStore, (state) => state.snapshot?.settings.defaultTheme);
  const worn = view && themes && defaultTheme ? wornTheme(themes, view.themeId, defaultTheme) : undefined;
  return worn ? t('export.theme-own-of', { name: worn.name }) : t('export.theme-own');
};

/** The kind of the document; undefined where neither the library nor the workspace shows it. */
const useKind = ({ documentId }: ExportDialogProps['subject']): KindFacts | undefined => {
  const shown = useStore(documentStore, ({ view }) => (view?.id === documentId ? view.kind : undefined));
  const listed = useStore(libraryStore, ({ documents }) => documents.find(({ id }) => id === documentId)?.kind);
  const name = shown ?? listed;
  return name === undefined ? undefined : findKind(name);
};

/** Chooses formats (remembered), look and folder, and writes the files: in the form that is looked at, unless told. */
export const ExportDialog = ({ subject, isComplete, onClose }: ExportDialogProps) => {
  const { t } = useI18n();
  const remembered = useStore(appStore, (state) => state.snapshot?.settings.exportFormats);
  const kind = useKind(subject);
  const offered = kind?.formats ?? exportFormatSchema.options;
  const [wanted, setFormats] = useState<readonly ExportFormat[]>(remembered ?? ['pdf']);
  const formats = wanted.filter((format) => offered.includes(format));
  const [variant, setVariant] = useState<ExportVariant>(() => ({
    themeId: null,
    anonymise: anonymiseOf(viewVariantStore.getState(), subject.documentId),
    paper: null,
  }));
  const { isRunning, error, pickFolder, run } = useExport(subject, onClose);
  const ownLook = useOwnLook(subject);

  const choose = (chosen: ExportFormat[]) => {
    setFormats(chosen);
    if (chosen.length > 0) void updateSettings({ exportFormats: chosen });
  };
  const start = () => void run(formats, variant);
  const pickAndRun = async () => {
    if (await pickFolder()) start();
  };
  return (
    <Modal opened onClose={onClose} title={t('export.title')} size={580}>
      <p className={styles['subject']} dir="auto">
        {subject.title}
      </p>
      {kind !== undefined && kind.papers.length > 0 && (
        <PaperField kind={kind} paper={variant.paper} onChange={(paper) => setVariant({ ...variant, paper })} />
      )}
      <FormatFields formats={formats} offered={offered} onChange={choose} />
      <VariantFields variant={variant} ownLabel={ownLook} onChange={setVariant} />
      <FolderField onPick={() => void pickFolder()} />
      {!isComplete && !error && <Notice tone="warn" title={t('export.incomplete')} />}
      {error && (
        <ExportFault
          title={t('export.failed')}
          error={error}
          onRetry={start}
          onPickAndRetry={() => void pickAndRun()}
        />
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        {formats.length === 0 && <p className={styles['none']}>{t('export.none')}</p>}
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        <Button variant="filled" data-autofocus disabled={formats.length === 0} loading={isRunning} onClick={start}>
          {t('export.run', { count: formats.length })}
        </Button>
      </Group>
    </Modal>
  );
};
