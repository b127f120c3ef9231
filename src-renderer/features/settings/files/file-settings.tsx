import { Button } from '@mantine/core';
import { client } from '../../../client.ts';
import { errorWords } from '../../../components/error-sentence.ts';
import { useI18n } from '../../../components/i18n-context.tsx';
import { showToast } from '../../../components/toast.tsx';
import type { Snapshot } from '../../../stores/app-store.ts';
import { loadSnapshot } from '../../../stores/app-store.ts';
import { SettingsRow, SettingsSection } from '../form/settings-section.tsx';
import styles from './file-settings.module.css';

/** Where exports go, and where everything is kept. */
export const FileSettings = ({ snapshot }: { snapshot: Snapshot }) => {
  const { t, locale } = useI18n();
  const pickFolder = async () => {
    const result = await client.call('export.pick-folder', {});
    if (result.ok) return loadSnapshot();
    showToast({ tone: 'bad', title: t('settings.failed'), text: errorWords(t, locale, result.error).sentence });
  };
  return (
    <SettingsSection title={t('settings.files')}>
      <SettingsRow title={t('settings.export-folder')} hint={t('settings.export-folder-hint')}>
        <p className={styles['path']}>{snapshot.settings.exportFolder ?? snapshot.suggestedExportFolder}</p>
        <Button onClick={() => void pickFolder()}>{t('export.change')}</Button>
      </SettingsRow>
      <SettingsRow title={t('settings.data')} hint={t('settings.data-hint')}>
        <p className={styles['path']}>{snapshot.dataFolder}</p>
      </SettingsRow>
    </SettingsSection>
  );
};
