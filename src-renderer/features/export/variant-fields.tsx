import { Checkbox, Select, Switch } from '@mantine/core';
import { useStore } from 'zustand';
import type { ExportVariant } from '#shared/model/export.ts';
import { themeIdSchema } from '#shared/model/theme.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { themesStore } from '../../stores/themes-store.ts';
import styles from './export-dialog.module.css';

const own = 'own';

interface VariantFieldsProps {
  readonly variant: ExportVariant;
  /** What stands for the document's own look. */
  readonly ownLabel: string;
  readonly onChange: (variant: ExportVariant) => void;
}

/** In which look, and with or without names. */
export const VariantFields = ({ variant, ownLabel, onChange }: VariantFieldsProps) => {
  const { t } = useI18n();
  const themes = useStore(themesStore, (state) => state.themes) ?? [];
  const { themeId, anonymise } = variant;
  return (
    <div className={styles['variant']}>
      <div className={styles['option']}>
        <span id="export-look">{t('export.theme')}</span>
        <Select
          w={270}
          aria-labelledby="export-look"
          value={themeId ?? own}
          data={[
            { value: own, label: ownLabel },
            ...themes.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(value) =>
            onChange({ ...variant, themeId: value === own || value === null ? null : themeIdSchema.parse(value) })
          }
        />
      </div>
      <div className={styles['option']}>
        <div>
          <span id="export-anonymous">{t('export.anonymous')}</span>
          <p id="export-anonymous-hint" className={styles['hint']}>
            {t('export.anonymous-hint')}
          </p>
        </div>
        <Switch
          size="md"
          aria-labelledby="export-anonymous"
          aria-describedby="export-anonymous-hint"
          checked={anonymise !== null}
          onChange={(event) =>
            onChange({ ...variant, anonymise: event.currentTarget.checked ? { employers: 'keep' } : null })
          }
        />
      </div>
      {anonymise && (
        <Checkbox
          label={t('anonymous.employers')}
          checked={anonymise.employers === 'hide'}
          onChange={(event) =>
            onChange({ ...variant, anonymise: { employers: event.currentTarget.checked ? 'hide' : 'keep' } })
          }
        />
      )}
    </div>
  );
};
