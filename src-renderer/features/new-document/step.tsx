import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './new-document-screen.module.css';

interface StepProps {
  readonly number: number;
  readonly title: string;
  readonly isDone: boolean;
  readonly children: ReactNode;
}

/** One step of the page, hung on the same thread as a document's sections. */
export const Step = ({ number, title, isDone, children }: StepProps) => (
  <section className={styles['step']} data-done={isDone || undefined} aria-label={title}>
    <span className={styles['number']} aria-hidden="true">
      {isDone ? <IconCheck size={14} stroke={2.4} /> : number}
    </span>
    <div className={styles['stepBody']}>
      <h2 className={styles['stepTitle']}>{title}</h2>
      {children}
    </div>
  </section>
);
