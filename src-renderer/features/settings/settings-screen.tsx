import { Button, SegmentedControl } from '@mantine/core';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '#shared/model/settings.ts';
import { client } from '../../client.ts';
import { errorWords } from '../../components/error-sentence.ts';
import { useI18n } from '../../components/i18n-context.tsx';
import { showToast } from '../../components/toast.tsx';
import { useScreenFocus } from '../../components/use-screen-focus.ts';
import { appStore, loadSnapshot, updateSettings } from '../../stores/app-store.ts';
import styles from './settings-screen.module.css';

const Row = ({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) => (
  <section className={styles['row']} aria-label={title}>
    <div>
      <h2>{title}</h2>
      {hint && <p className={styles['hint']}>{hint}</p>}
    </div>
    <div className={styles['control']}>{children}</div>
  </section>
);

/** What the user can set, and where things are. Every change saves itself. */
export const SettingsScreen = () => {
  const { t, locale } = useI18n();
  const heading = useScreenFocus<HTMLHeadingElement>();
  const snapshot = useStore(appStore, (state) => state.snapshot);
  if (!snapshot) return null;
  const { settings } = snapshot;

  const save = async (patch: Partial<Omit<Settings, 'exportFolder'>>) => {
    const error = await updateSettings(patch);
    if (error) showToast({ tone: 'bad', title: t('settings.failed'), text: errorWords(t, locale, error).sentence });
  };

  const pickFolder = async () => {
    const result = await client.call('export.pick-folder', {});
    if (result.ok) return loadSnapshot();
    showToast({ tone: 'bad', title: t('settings.failed'), text: errorWords(t, locale, result.error).sentence });
  };

  return (
    <div className={styles['screen']}>
      <div className={styles['column']}>
        <h1 ref={heading} tabIndex={-1}>
          {t('settings.title')}
        </h1>
        <Row title={t('settings.appearance')} hint={t('settings.appearance-hint')}>
          <SegmentedControl
            aria-label={t('settings.appearance')}
            value={settings.colorScheme}
            onChange={(colorScheme) => void save({ colorScheme })}
            data={[
              { value: 'auto', label: t('settings.auto') },
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
            ]}
          />
        </Row>
        <Row title={t('settings.language')} hint={t('settings.language-hint')}>
          <SegmentedControl
            aria-label={t('settings.language')}
            value={settings.language}
            onChange={(language) => void save({ language })}
            data={[
              { value: 'auto', label: t('settings.auto') },
              { value: 'en', label: 'English' },
              { value: 'fr', label: 'Français' },
            ]}
          />
        </Row>
        <Row title={t('settings.export-folder')} hint={t('settings.export-folder-hint')}>
          <p className={styles['path']}>{settings.exportFolder ?? snapshot.suggestedExportFolder}</p>
          <Button onClick={() => void pickFolder()}>{t('export.change')}</Button>
        </Row>
        <Row title={t('settings.data')} hint={t('settings.data-hint')}>
          <p className={styles['path']}>{snapshot.dataFolder}</p>
        </Row>
        <Row title={t('settings.version')}>
          <p className={styles['path']}>{`Dossier ${snapshot.appVersion}`}</p>
        </Row>
      </div>
    </div>
  );
};
