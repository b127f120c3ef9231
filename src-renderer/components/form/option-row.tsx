import type { ReactNode } from 'react';
import styles from './option-row.module.css';

interface OptionRowProps {
  readonly label: string;
  readonly hint: string;
  readonly children: ReactNode;
}

/** One choice of a form: what it is about, and what to choose with. */
export const OptionRow = ({ label, hint, children }: OptionRowProps) => (
  <div className={styles['option']}>
    <div>
      <p className={styles['label']}>{label}</p>
      <p className={styles['hint']}>{hint}</p>
    </div>
    <div className={styles['control']}>{children}</div>
  </div>
);
