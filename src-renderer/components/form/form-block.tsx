import type { ReactNode } from 'react';
import styles from './form.module.css';

/** A part of a form under a heading of its own. */
export const FormBlock = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className={styles['block']} aria-label={title}>
    <h3>{title}</h3>
    {children}
  </section>
);
