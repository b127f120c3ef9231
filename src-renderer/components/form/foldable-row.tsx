import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Chip } from '../chip.tsx';
import { useI18n } from '../i18n-context.tsx';
import styles from './form.module.css';
import { useProblems } from './problem.ts';

interface FoldableRowProps {
  readonly path: string;
  readonly title: string;
  readonly aside: string;
  readonly startsOpen: boolean;
  readonly tools: ReactNode;
  readonly children: ReactNode;
}

/** A row with many fields, folded to one line until it is looked at. Its fields exist only while it is open. */
export const FoldableRow = ({ path, title, aside, startsOpen, tools, children }: FoldableRowProps) => {
  const { t } = useI18n();
  const hasProblem = useProblems(path).size > 0;
  const [isOpen, setIsOpen] = useState(startsOpen);
  return (
    <div className={styles['fold']} data-open={isOpen || undefined}>
      <div className={styles['foldHead']}>
        <button
          type="button"
          className={styles['foldButton']}
          aria-expanded={isOpen}
          data-fold={path}
          onClick={() => setIsOpen(!isOpen)}
        >
          <IconChevronRight size={15} stroke={1.8} className={styles['chevron'] ?? ''} />
          <span className={styles['foldTitle']} dir="auto">
            {title}
          </span>
          <span className={styles['foldAside']}>{aside}</span>
        </button>
        {hasProblem && <Chip tone="bad">{t('new.to-correct', { count: 1 })}</Chip>}
        {tools}
      </div>
      {isOpen && <div className={styles['foldBody']}>{children}</div>}
    </div>
  );
};
