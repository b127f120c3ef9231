import type { OutageLimits } from '#shared/model/settings.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { defaultOutages, formOfOutages, readOutages } from '../form/limits-form.ts';
import { NumberRow } from '../form/number-row.tsx';
import { SectionTools } from '../form/section-tools.tsx';
import { outageBounds } from '../form/setting-bounds.ts';
import { SettingsSection } from '../form/settings-section.tsx';
import { useLimits } from '../form/use-limits.ts';

/** From when on a server counts as in trouble (requirement F13). */
export const OutageSettings = ({ outages }: { outages: OutageLimits }) => {
  const { t } = useI18n();
  const { form, problems, set, ...tools } = useLimits({
    stored: outages,
    defaults: defaultOutages,
    formOf: formOfOutages,
    read: readOutages,
    patchOf: (value) => ({ outages: value }),
  });
  return (
    <SettingsSection
      title={t('settings.outages')}
      lead={t('settings.outages-lead')}
      aside={<SectionTools savedNo={tools.savedNo} isChanged={tools.isChanged} onReset={tools.reset} />}
    >
      <NumberRow
        title={t('settings.outage-failures')}
        hint={t('settings.outage-failures-hint')}
        unit={t('settings.unit-calls')}
        placeholder={t('settings.never')}
        value={form.failures}
        onChange={(failures) => set({ failures })}
        problem={problems.failures}
        bounds={outageBounds}
      />
    </SettingsSection>
  );
};
