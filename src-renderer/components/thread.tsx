import { memo } from 'react';
import type { SectionStateType } from '#shared/model/section.ts';
import { useI18n } from './i18n-context.tsx';
import styles from './thread.module.css';

const isDone = (state: SectionStateType): boolean => state === 'drafted' || state === 'edited';

/** The spine, small: one stroke a section, in its state's colour, in order. */
export const Thread = memo(({ states }: { states: readonly SectionStateType[] }) => {
  const { t } = useI18n();
  const failed = states.filter((state) => state === 'failed').length;
  const progress = t('thread.label', { done: states.filter(isDone).length, total: states.length });
  return (
    <div
      className={styles['thread']}
      role="img"
      aria-label={failed > 0 ? `${progress}, ${t('thread.failed', { count: failed })}` : progress}
    >
      {states.map((state, order) => (
        // The order is the identity of a stroke: sections have no other here.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <i key={order} className={styles['stroke']} data-state={state} />
      ))}
    </div>
  );
});
