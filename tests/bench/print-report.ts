import type { BenchReport, Measure, Target, Verdict } from './report.ts';
import type { Spread } from './spread.ts';

/** A number short enough to be compared at a glance. */
const short = (value: number): string => {
  if (Math.abs(value) >= 1_000) return Math.round(value).toLocaleString('en');
  return value.toFixed(Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 3);
};

const spread = ({ median, min, max }: Spread): string => `${short(median)} (${short(min)} – ${short(max)})`;

const target = (wanted: Target): string =>
  'atLeast' in wanted ? `>= ${short(wanted.atLeast)}` : `<= ${short(wanted.atMost)}`;

/** Rows in columns as wide as their widest cell. */
const table = (rows: readonly (readonly string[])[]): string => {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, nth) => Math.max(all[nth] ?? 0, cell.length)), []);
  return rows
    .map((row) =>
      row
        .map((cell, nth) => cell.padEnd(widths[nth] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
};

const measureRows = ({ name, unit, values }: Measure): string[][] =>
  Object.entries(values).map(([contestant, value], nth) => [
    nth === 0 ? `${name} [${unit}]` : '',
    contestant,
    spread(value),
  ]);

const verdictRow = ({ name, unit, value, target: wanted, isMet }: Verdict): string[] => [
  isMet === null ? ' ' : isMet ? '✓' : '✗',
  `${name} [${unit}]`,
  spread(value),
  wanted === null ? '' : target(wanted),
];

/** A report for people: medians, with the smallest and largest round in brackets. */
export const printedReport = ({
  bench,
  machine,
  contestants,
  measures,
  verdicts,
  notes,
  seconds,
}: BenchReport): string => {
  const machineLine = `${machine.processors} x ${machine.processor}, ${machine.memoryGib} GiB, ${machine.system}, ${machine.fileSystem}`;
  const versions = `Node ${machine.node}, SQLite ${machine.sqlite}, load ${machine.load.toFixed(2)}, took ${Math.round(seconds)} s`;
  const contestantLines = Object.entries(contestants).flatMap(([name, note]) =>
    Object.entries(note).map(([key, value], nth) => `${nth === 0 ? name : ' '.repeat(name.length)}  ${key}: ${value}`),
  );
  return [
    [`bench ${bench}`, machineLine, versions, ...notes].join('\n'),
    contestantLines.join('\n'),
    table(measures.flatMap(measureRows)),
    table(verdicts.map(verdictRow)),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};
