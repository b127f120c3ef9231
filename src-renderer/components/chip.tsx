import type { ReactNode } from 'react';
import styles from './chip.module.css';

/** A small label; `tone` says whether it is plain, good news, a warning or a fault. */
export const Chip = ({ tone = 'plain', children }: { tone?: 'plain' | 'on' | 'warn' | 'bad'; children: ReactNode }) => (
  <span className={styles['chip']} data-tone={tone}>
    {children}
  </span>
);
