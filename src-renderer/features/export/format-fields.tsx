import { Checkbox } from '@mantine/core';
import type { ExportFormat } from '#shared/model/run.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import styles from './export-dialog.module.css';

interface FormatFieldsProps {
  readonly formats: readonly ExportFormat[];
  /** Those that can be chosen. */
  readonly offered: readonly ExportFormat[];
  readonly onChange: (formats: ExportFormat[]) => void;
}

/** The formats, each with what it is good for. */
export const FormatFields = ({ formats, offered, onChange }: FormatFieldsProps) => {
  const { t } = useI18n();
  const toggle = (format: ExportFormat) => onChange(offered.filter((it) => (it === format) !== formats.includes(it)));
  return (
    <fieldset className={styles['formats']}>
      <legend>{t('export.formats')}</legend>
      {offered.map((format) => (
        <div key={format} className={styles['format']} data-chosen={formats.includes(format) || undefined}>
          <Checkbox
            label={t(`export.${format}`)}
            description={t(`export.${format}-hint`)}
            checked={formats.includes(format)}
            onChange={() => toggle(format)}
          />
        </div>
      ))}
    </fieldset>
  );
};
