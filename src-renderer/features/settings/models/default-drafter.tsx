import { Select } from '@mantine/core';
import type { ConnectionView } from '#shared/model/connection.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { SettingsRow } from '../form/settings-section.tsx';

interface DefaultDrafterProps {
  readonly connections: readonly ConnectionView[];
  readonly value: string;
  readonly onChange: (provider: string) => void;
}

/** Who drafts unless a document names another. */
export const DefaultDrafter = ({ connections, value, onChange }: DefaultDrafterProps) => {
  const { t } = useI18n();
  const isKnown = connections.some(({ id }) => id === value);
  return (
    <SettingsRow title={t('models.default')} hint={t('models.default-hint')}>
      <Select
        aria-label={t('models.default')}
        w={280}
        data={[
          { value: 'embedded', label: t('models.embedded', { name: t('provider.embedded') }) },
          ...connections.map(({ id, label, model }) => ({
            value: id,
            label: model === null ? label : `${label} · ${model}`,
          })),
        ]}
        value={isKnown ? value : 'embedded'}
        onChange={(provider) => provider !== null && onChange(provider)}
      />
    </SettingsRow>
  );
};
