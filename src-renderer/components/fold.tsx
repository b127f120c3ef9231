import type { ReactNode } from 'react';
import styles from './fold.module.css';

interface FoldProps {
  readonly title: string;
  /** Keeps it open; if absent, the user opens and closes it. */
  readonly isOpen?: boolean;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Content that few need, folded away under a title that opens it. */
export const Fold = ({ title, isOpen, className, children }: FoldProps) => (
  <details className={className} open={isOpen || undefined}>
    <summary className={styles['title']}>{title}</summary>
    {children}
  </details>
);
