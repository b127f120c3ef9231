import type { ReactNode } from 'react';
import styles from './inspector.module.css';

/** A part of the inspector under a heading of its own. */
export const Block = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title}>
    <h2 dir="auto">{title}</h2>
    {children}
  </section>
);

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  /** What the fact is made of, below it. */
  readonly note?: string | null;
  /** A name with digits in it, which stand in no column. */
  readonly isName?: boolean;
}

/** One fact: its name, its value, and what there is to add. */
export const Fact = ({ name, children, note = null, isName = false }: FactProps) => (
  <div className={styles['fact']}>
    <dt>{name}</dt>
    <dd data-name={isName || undefined}>
      {children}
      {note !== null && <span className={styles['factNote']}>{note}</span>}
    </dd>
  </div>
);
