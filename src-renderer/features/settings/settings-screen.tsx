import { useStore } from 'zustand';
import { useI18n } from '../../components/i18n-context.tsx';
import { useScreenFocus } from '../../components/use-screen-focus.ts';
import { appStore } from '../../stores/app-store.ts';
import { FileSettings } from './file-settings.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { HealthSettings } from './health-settings.tsx';
import { QueueSettings } from './queue-settings.tsx';
import { RetentionSettings } from './retention-settings.tsx';
import styles from './settings-screen.module.css';

/** What the user can set, and where things are. Every change saves itself. */
export const SettingsScreen = () => {
  const { t } = useI18n();
  const heading = useScreenFocus<HTMLHeadingElement>();
  const snapshot = useStore(appStore, (state) => state.snapshot);
  if (!snapshot) return null;
  const { settings } = snapshot;
  return (
    <div className={styles['screen']}>
      <div className={styles['column']}>
        <h1 ref={heading} tabIndex={-1}>
          {t('settings.title')}
        </h1>
        <GeneralSettings settings={settings} />
        <FileSettings snapshot={snapshot} />
        <QueueSettings changes={settings.queues} />
        <RetentionSettings retention={settings.retention} />
        <HealthSettings health={settings.health} />
        <p className={styles['version']}>{t('settings.version-is', { version: snapshot.appVersion })}</p>
      </div>
    </div>
  );
};
