import type { HealthLimits } from '#shared/model/settings.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import type { HealthForm } from '../form/limits-form.ts';
import { defaultHealth, formOfHealth, readHealth } from '../form/limits-form.ts';
import { NumberRow } from '../form/number-row.tsx';
import { SectionTools } from '../form/section-tools.tsx';
import { healthBounds } from '../form/setting-bounds.ts';
import { SettingsSection } from '../form/settings-section.tsx';
import { useLimits } from '../form/use-limits.ts';

/** From when on a queue needs attention (requirement E4). */
export const HealthSettings = ({ health }: { health: HealthLimits }) => {
  const { t } = useI18n();
  const { form, problems, set, ...tools } = useLimits({
    stored: health,
    defaults: defaultHealth,
    formOf: formOfHealth,
    read: readHealth,
    patchOf: (value) => ({ health: value }),
  });
  const number = (name: keyof HealthForm) => ({
    value: form[name],
    onChange: (value: string) => set({ [name]: value }),
    problem: problems[name],
    bounds: healthBounds[name],
  });
  return (
    <SettingsSection
      title={t('settings.health')}
      lead={t('settings.health-lead')}
      aside={<SectionTools savedNo={tools.savedNo} isChanged={tools.isChanged} onReset={tools.reset} />}
    >
      <NumberRow
        title={t('settings.error-rate')}
        hint={t('settings.error-rate-hint')}
        unit="%"
        hasDecimals
        {...number('errorPercent')}
      />
      <NumberRow
        title={t('settings.window')}
        hint={t('settings.window-hint')}
        unit={t('settings.unit-entries')}
        {...number('window')}
      />
      <NumberRow
        title={t('settings.most-running')}
        hint={t('settings.most-running-hint')}
        unit={t('settings.unit-entries')}
        {...number('mostRunning')}
      />
      <NumberRow
        title={t('settings.oldest-wait')}
        hint={t('settings.oldest-wait-hint')}
        unit={t('settings.unit-minutes')}
        {...number('oldestWaitMinutes')}
      />
    </SettingsSection>
  );
};
