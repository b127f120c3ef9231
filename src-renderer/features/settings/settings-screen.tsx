import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useI18n } from '../../components/i18n-context.tsx';
import { useScreenFocus } from '../../components/use-screen-focus.ts';
import type { Snapshot } from '../../stores/app-store.ts';
import { appStore } from '../../stores/app-store.ts';
import { CostSettings } from './costs/cost-settings.tsx';
import { ErrorLog } from './errors/error-log.tsx';
import { FileSettings } from './files/file-settings.tsx';
import { GeneralSettings } from './general-settings.tsx';
import { ModelSettings } from './models/model-settings.tsx';
import { PrivacySettings } from './privacy/privacy-settings.tsx';
import { HealthSettings } from './queues/health-settings.tsx';
import { OutageSettings } from './queues/outage-settings.tsx';
import { QueueSettings } from './queues/queue-settings.tsx';
import { RetentionSettings } from './queues/retention-settings.tsx';
import { SettingsNav } from './settings-nav.tsx';
import type { SettingsPane } from './settings-pane.ts';
import { paneOfHash, settingsPaneStore, showPane } from './settings-pane.ts';
import styles from './settings-screen.module.css';

const Pane = ({ pane, snapshot }: { pane: SettingsPane; snapshot: Snapshot }) => {
  const { t } = useI18n();
  const { settings } = snapshot;
  switch (pane) {
    case 'general':
      return (
        <>
          <GeneralSettings settings={settings} />
          <p className={styles['version']}>{t('settings.version-is', { version: snapshot.appVersion })}</p>
        </>
      );
    case 'models':
      return <ModelSettings defaultProvider={settings.defaultProvider} />;
    case 'costs':
      return <CostSettings costs={settings.costs} />;
    case 'privacy':
      return <PrivacySettings settings={settings} />;
    case 'queues':
      return (
        <>
          <QueueSettings changes={settings.queues} />
          <RetentionSettings retention={settings.retention} />
          <HealthSettings health={settings.health} />
          <OutageSettings outages={settings.outages} />
        </>
      );
    case 'files':
      return <FileSettings snapshot={snapshot} />;
    case 'errors':
      return <ErrorLog />;
  }
};

/** What the user can set, and where things are, a part at a time. */
export const SettingsScreen = () => {
  const { t } = useI18n();
  const heading = useScreenFocus<HTMLHeadingElement>();
  const body = useRef<HTMLDivElement>(null);
  const snapshot = useStore(appStore, (state) => state.snapshot);
  const pane = useStore(settingsPaneStore, (state) => state.pane);
  useEffect(() => {
    showPane(paneOfHash(window.location.hash) ?? settingsPaneStore.getState().pane);
  }, []);
  // Each part begins at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the part shown is what this is about
  useEffect(() => {
    body.current?.scrollTo(0, 0);
  }, [pane]);
  if (!snapshot) return null;
  return (
    <div className={styles['screen']}>
      <div className={styles['side']}>
        <h1 ref={heading} tabIndex={-1}>
          {t('settings.title')}
        </h1>
        <SettingsNav pane={pane} />
      </div>
      <div ref={body} className={styles['body']}>
        <div className={styles['column']}>
          <Pane key={pane} pane={pane} snapshot={snapshot} />
        </div>
      </div>
    </div>
  );
};
