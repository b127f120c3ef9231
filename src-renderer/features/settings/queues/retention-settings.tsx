import type { Retention } from '#shared/model/settings.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { RetentionForm } from '../form/limits-form.ts';
import { defaultRetention, formOfRetention, readRetention } from '../form/limits-form.ts';
import { NumberRow } from '../form/number-row.tsx';
import { SectionTools } from '../form/section-tools.tsx';
import { retentionBounds } from '../form/setting-bounds.ts';
import { SettingsSection } from '../form/settings-section.tsx';
import { useLimits } from '../form/use-limits.ts';

/** How long the list of past work remembers (requirement E6). */
export const RetentionSettings = ({ retention }: { retention: Retention }) => {
  const { t } = useI18n();
  const { form, problems, set, ...tools } = useLimits({
    stored: retention,
    defaults: defaultRetention,
    formOf: formOfRetention,
    read: readRetention,
    patchOf: (value) => ({ retention: value }),
  });
  const number = (name: keyof RetentionForm) => ({
    value: form[name],
    onChange: (value: string) => set({ [name]: value }),
    problem: problems[name],
    bounds: retentionBounds[name],
  });
  return (
    <SettingsSection
      title={t('settings.retention')}
      lead={t('settings.retention-lead')}
      aside={<SectionTools savedNo={tools.savedNo} isChanged={tools.isChanged} onReset={tools.reset} />}
    >
      <NumberRow
        title={t('settings.failed-days')}
        hint={t('settings.failed-days-hint')}
        unit={t('settings.unit-days')}
        {...number('failedDays')}
      />
      <NumberRow
        title={t('settings.keep-completed')}
        hint={t('settings.keep-hint')}
        unit={t('settings.unit-entries')}
        {...number('keepCompleted')}
      />
      <NumberRow
        title={t('settings.keep-failed')}
        hint={t('settings.keep-hint')}
        unit={t('settings.unit-entries')}
        {...number('keepFailed')}
      />
    </SettingsSection>
  );
};
