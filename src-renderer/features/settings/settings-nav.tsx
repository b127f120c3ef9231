import {
  IconAdjustmentsHorizontal,
  IconAlertTriangle,
  IconCoin,
  IconFolder,
  IconShieldLock,
  IconSparkles,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useI18n } from '../../components/i18n-context.tsx';
import { QueueIcon } from '../../components/queue-icon.tsx';
import styles from './settings-nav.module.css';
import type { SettingsPane } from './settings-pane.ts';
import { settingsPanes, showPane } from './settings-pane.ts';

const icon = { size: 17, stroke: 1.6, 'aria-hidden': true } as const;
const icons: Readonly<Record<SettingsPane, ReactNode>> = {
  general: <IconAdjustmentsHorizontal {...icon} />,
  models: <IconSparkles {...icon} />,
  costs: <IconCoin {...icon} />,
  privacy: <IconShieldLock {...icon} />,
  queues: <QueueIcon size={17} />,
  files: <IconFolder {...icon} />,
  errors: <IconAlertTriangle {...icon} />,
};

/** The parts of the settings, one of which is shown. */
export const SettingsNav = ({ pane }: { pane: SettingsPane }) => {
  const { t } = useI18n();
  return (
    <nav className={styles['nav']} aria-label={t('settings.parts')}>
      <ul>
        {settingsPanes.map((name) => (
          <li key={name}>
            <button type="button" aria-current={name === pane ? 'page' : undefined} onClick={() => showPane(name)}>
              {icons[name]}
              {t(`settings.pane-${name}`)}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
};
