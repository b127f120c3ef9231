import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './settings-section.module.css';

interface SettingsSectionProps {
  readonly title: string;
  readonly lead?: string;
  /** Beside the title: what can be done with the section as a whole. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** Settings that belong together. */
export const SettingsSection = ({ title, lead, aside, children }: SettingsSectionProps) => {
  const id = useId();
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id} tabIndex={-1}>
          {title}
        </h2>
        <div className={styles['aside']}>{aside}</div>
      </div>
      {lead && <p className={styles['lead']}>{lead}</p>}
      {children}
    </section>
  );
};

interface SettingsRowProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** One setting: what it is, and its control. */
export const SettingsRow = ({ title, hint, children }: SettingsRowProps) => (
  <div className={styles['row']}>
    <div>
      <h3>{title}</h3>
      {hint && <p className={styles['hint']}>{hint}</p>}
    </div>
    <div className={styles['control']}>{children}</div>
  </div>
);
