import type { PointerEvent, ReactNode } from 'react';
import styles from './chart.module.css';
import { areaPath, boxHeight, boxWidth, heightOf, largestOf, linePath, middleOf } from './chart-shape.ts';

/** What a chart shows: a line over its ground, a line with gaps, or bars upon each other. */
export type ChartData =
  | { readonly type: 'area'; readonly values: readonly number[] }
  | { readonly type: 'line'; readonly values: readonly (number | null)[] }
  | { readonly type: 'bars'; readonly bad: readonly number[]; readonly warn: readonly number[] };

interface ChartProps {
  readonly title: string;
  /** The number that counts: of all the time shown, or of the moment pointed at. */
  readonly headline: ReactNode;
  /** The whole chart in a sentence. */
  readonly label: string;
  readonly data: ChartData;
  /** What the top stands for. */
  readonly top: (max: number) => string;
  /** Values below this never fill the chart: one failure is no mountain. */
  readonly smallestMax: number;
  readonly pointedAt: number | null;
  readonly onPoint: (at: number | null) => void;
}

const totals = (data: ChartData): readonly (number | null)[] =>
  data.type === 'bars' ? data.bad.map((bad, at) => bad + (data.warn[at] ?? 0)) : data.values;

const Bars = ({ data, max }: { data: Extract<ChartData, { type: 'bars' }>; max: number }) => {
  const count = data.bad.length;
  const width = (boxWidth / count) * 0.7;
  const bar = (at: number, from: number, to: number, tone: string) =>
    to > from && (
      <rect
        key={`${tone}${at}`}
        className={styles[tone]}
        x={middleOf(at, count) - width / 2}
        width={width}
        y={heightOf(to, max)}
        height={heightOf(from, max) - heightOf(to, max)}
      />
    );
  return data.bad.flatMap((bad, at) => {
    const warn = data.warn[at] ?? 0;
    return [bar(at, 0, bad, 'bad'), bar(at, bad, bad + warn, 'warn')];
  });
};

/** A small chart with its number. Pointing at a moment is shared by all charts beside it. */
export const Chart = ({ title, headline, label, data, top, smallestMax, pointedAt, onPoint }: ChartProps) => {
  const values = totals(data);
  const largest = largestOf(values);
  const max = Math.max(smallestMax, largest ?? 0);
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = Math.floor(((event.clientX - box.left) / box.width) * values.length);
    onPoint(Math.min(values.length - 1, Math.max(0, at)));
  };
  return (
    <figure className={styles['chart']}>
      <figcaption className={styles['caption']}>
        <span className={styles['title']}>{title}</span>
        <span className={styles['headline']}>{headline}</span>
      </figcaption>
      <div className={styles['plot']} onPointerMove={point} onPointerLeave={() => onPoint(null)}>
        <svg viewBox={`0 0 ${boxWidth} ${boxHeight}`} preserveAspectRatio="none" role="img" aria-label={label}>
          {data.type === 'bars' && <Bars data={data} max={max} />}
          {data.type === 'area' && <path className={styles['ground']} d={areaPath(data.values, max)} />}
          {data.type !== 'bars' && <path className={styles['line']} d={linePath(data.values, max)} />}
        </svg>
        {largest !== null && largest > 0 && (
          <span className={styles['top']} aria-hidden="true">
            {top(max)}
          </span>
        )}
        {pointedAt !== null && (
          <i className={styles['cursor']} style={{ left: `${middleOf(pointedAt, values.length)}%` }} />
        )}
      </div>
    </figure>
  );
};
