import { Radio } from '@mantine/core';
import type { FirstDraft } from '#shared/model/settings.ts';
import { firstDraftSchema } from '#shared/model/settings.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { SettingsSection } from '../form/settings-section.tsx';
import { useSettingsSaver } from '../form/use-settings-saver.ts';
import styles from './first-draft-settings.module.css';

/** Whether the embedded drafter writes first, until the model's text comes. */
export const FirstDraftSettings = ({ value }: { value: FirstDraft }) => {
  const { t } = useI18n();
  const { save } = useSettingsSaver();
  return (
    <SettingsSection title={t('first-draft.title')} lead={t('first-draft.lead')}>
      <Radio.Group
        aria-label={t('first-draft.title')}
        value={value}
        onChange={(next) => {
          const firstDraft = firstDraftSchema.safeParse(next);
          if (firstDraft.success) save({ firstDraft: firstDraft.data });
        }}
      >
        <div className={styles['choices']}>
          {firstDraftSchema.options.map((option) => (
            <Radio
              key={option}
              value={option}
              label={t(`first-draft.${option}`)}
              description={t(`first-draft.${option}-hint`)}
              classNames={{ label: styles['label'] ?? '', description: styles['hint'] ?? '' }}
            />
          ))}
        </div>
      </Radio.Group>
    </SettingsSection>
  );
};
