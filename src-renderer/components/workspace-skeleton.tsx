import { VisuallyHidden } from '@mantine/core';
import { Bar } from './bar.tsx';
import { useI18n } from './i18n-context.tsx';
import styles from './workspace-skeleton.module.css';

/** How many lines each block of the page has: a heading's worth of text, then sections of differing length. */
const blocks = [2, 4, 3, 3, 2] as const;
const rows = Array.from({ length: 10 }, (_, at) => at);

/** An empty sheet: what stands on the desk until there is text or a printed page to show. */
export const PageSkeleton = () => (
  <div className={styles['page']} aria-hidden="true">
    {blocks.map((lines, block) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never change
      <div key={block} className={styles['block']}>
        {rows.slice(0, lines).map((line) => (
          <i key={line} />
        ))}
      </div>
    ))}
  </div>
);

/** The workspace before its document is there: the same bar, spine, desk and side, so that nothing moves when it comes. */
export const WorkspaceSkeleton = () => {
  const { t } = useI18n();
  return (
    <div className={styles['work']} aria-busy="true">
      <VisuallyHidden component="h1">{t('work.loading')}</VisuallyHidden>
      <Bar frame="screen" className={styles['bar']} aria-hidden="true">
        <i />
      </Bar>
      <ol className={styles['spine']} aria-hidden="true">
        {rows.map((row) => (
          <li key={row}>
            <i />
            <i />
          </li>
        ))}
      </ol>
      <div className={styles['desk']}>
        <PageSkeleton />
      </div>
      <div className={styles['side']} aria-hidden="true">
        {rows.slice(0, 7).map((row) => (
          <i key={row} />
        ))}
      </div>
    </div>
  );
};
