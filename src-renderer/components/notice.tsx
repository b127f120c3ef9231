import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly tone: 'warn' | 'bad';
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** Something to know on the page itself; faults are announced to screen readers. */
export const Notice = ({ tone, title, children, actions }: NoticeProps) => (
  <div className={styles['notice']} data-tone={tone} role={tone === 'bad' ? 'alert' : 'note'}>
    <p className={styles['title']}>{title}</p>
    {children}
    {actions && <div className={styles['actions']}>{actions}</div>}
  </div>
);
