import { SegmentedControl, Switch } from '@mantine/core';
import type { Settings } from '#shared/model/settings.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { SettingsRow, SettingsSection } from './form/settings-section.tsx';
import { useSettingsSaver } from './form/use-settings-saver.ts';

/** How Dossier looks, speaks, and makes itself heard. */
export const GeneralSettings = ({ settings }: { settings: Settings }) => {
  const { t } = useI18n();
  const { save } = useSettingsSaver();
  return (
    <SettingsSection title={t('settings.general')}>
      <SettingsRow title={t('settings.appearance')} hint={t('settings.appearance-hint')}>
        <SegmentedControl
          aria-label={t('settings.appearance')}
          value={settings.colorScheme}
          onChange={(colorScheme) => save({ colorScheme })}
          data={[
            { value: 'auto', label: t('settings.auto') },
            { value: 'light', label: t('settings.light') },
            { value: 'dark', label: t('settings.dark') },
          ]}
        />
      </SettingsRow>
      <SettingsRow title={t('settings.language')} hint={t('settings.language-hint')}>
        <SegmentedControl
          aria-label={t('settings.language')}
          value={settings.language}
          onChange={(language) => save({ language })}
          data={[
            { value: 'auto', label: t('settings.auto') },
            { value: 'en', label: 'English' },
            { value: 'fr', label: 'Français' },
          ]}
        />
      </SettingsRow>
      <SettingsRow title={t('settings.notifications')} hint={t('settings.notifications-hint')}>
        <Switch
          size="md"
          aria-label={t('settings.notifications')}
          checked={settings.notifications}
          onChange={(event) => save({ notifications: event.currentTarget.checked })}
        />
      </SettingsRow>
    </SettingsSection>
  );
};
