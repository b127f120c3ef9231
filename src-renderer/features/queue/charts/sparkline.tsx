import { memo } from 'react';
import styles from './chart.module.css';
import { areaPath, boxHeight, boxWidth, largestOf, linePath } from './chart-shape.ts';

/** How much was done lately, without numbers: decoration beside words that say it. */
export const Sparkline = memo(({ values }: { values: readonly number[] }) => {
  const max = Math.max(1, largestOf(values) ?? 0);
  return (
    <svg
      className={`${styles['spark']} ${values.some((value) => value > 0) ? '' : styles['empty']}`}
      viewBox={`0 -2 ${boxWidth} ${boxHeight + 4}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles['ground']} d={areaPath(values, max)} />
      <path className={styles['line']} d={linePath(values, max)} />
    </svg>
  );
});
