import { Tooltip, useComputedColorScheme } from '@mantine/core';
import { IconBooks, IconMoon, IconPalette, IconPlus, IconSettings, IconSun } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useI18n } from '../components/i18n-context.tsx';
import { QueueIcon } from '../components/queue-icon.tsx';
import { updateSettings } from '../stores/app-store.ts';
import { navigate, navigationStore } from '../stores/navigation-store.ts';
import styles from './rail.module.css';

interface RailButtonProps {
  readonly label: string;
  readonly icon: ReactNode;
  readonly isCurrent?: boolean;
  readonly onClick: () => void;
}

const RailButton = ({ label, icon, isCurrent = false, onClick }: RailButtonProps) => (
  <Tooltip label={label} position="right">
    <button
      type="button"
      className={styles['button']}
      aria-label={label}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onClick}
    >
      {icon}
    </button>
  </Tooltip>
);

/** The navigation between screens, always visible. */
export const Rail = () => {
  const { t } = useI18n();
  const name = useStore(navigationStore, (state) => state.route.name);
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <nav className={styles['rail']} aria-label={t('nav.label')}>
      <div className={styles['mark']} aria-hidden="true">
        D
      </div>
      <RailButton
        label={t('nav.library')}
        icon={<IconBooks size={21} stroke={1.6} />}
        isCurrent={name === 'library' || name === 'workspace'}
        onClick={() => navigate({ name: 'library' })}
      />
      <RailButton
        label={t('nav.new')}
        icon={<IconPlus size={21} stroke={1.6} />}
        isCurrent={name === 'new-document'}
        onClick={() => navigate({ name: 'new-document' })}
      />
      <RailButton
        label={t('nav.queue')}
        icon={<QueueIcon size={21} />}
        isCurrent={name === 'queue'}
        onClick={() => navigate({ name: 'queue' })}
      />
      <RailButton
        label={t('nav.themes')}
        icon={<IconPalette size={21} stroke={1.6} />}
        isCurrent={name === 'themes' || name === 'theme'}
        onClick={() => navigate({ name: 'themes' })}
      />
      <div className={styles['space']} />
      <RailButton
        label={t(other === 'dark' ? 'nav.to-dark' : 'nav.to-light')}
        icon={other === 'dark' ? <IconMoon size={21} stroke={1.6} /> : <IconSun size={21} stroke={1.6} />}
        onClick={() => void updateSettings({ colorScheme: other })}
      />
      <RailButton
        label={t('nav.settings')}
        icon={<IconSettings size={21} stroke={1.6} />}
        isCurrent={name === 'settings'}
        onClick={() => navigate({ name: 'settings' })}
      />
    </nav>
  );
};
