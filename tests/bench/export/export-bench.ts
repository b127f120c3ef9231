import { figuresOfChild } from '../child.ts';
import type { BenchResult, Measure, Verdict } from '../report.ts';
import { measureOf, ratioOf, verdictOf } from '../report.ts';
import { playRounds } from '../rounds.ts';
import { aloneRenderers, bareRenderers } from './bare-renderers.ts';
import { longDocument } from './long-document.ts';
import { ourRenderer } from './our-renderers.ts';
import { printFigures } from './print-figures.ts';

/** Experiences beyond the usual document's, and what comes of it. */
export const sizes = [
  { name: '14 sections', experiences: 0, rounds: 9, prints: 3 },
  { name: '50 pages', experiences: 116, rounds: 5, prints: 2 },
  { name: '500 pages', experiences: 1_228, rounds: 3, prints: 1 },
] as const;

const formats = ['docx', 'html', 'md', 'txt', 'json'] as const;
const warmUps = 1;

const contestants = ['ours', 'bare'] as const;

/** Milliseconds for one file of a format and size, ours beside the bare library. */
const timeFormat = async (format: (typeof formats)[number], size: (typeof sizes)[number]) => {
  const document = longDocument(size.experiences);
  const alone = aloneRenderers[format];
  const renderers = {
    ours: ourRenderer(format),
    bare: bareRenderers[format],
    ...(alone === undefined ? {} : { alone }),
  };
  const figures = await playRounds({
    contestants: Object.entries(renderers),
    nameOf: ([name]) => name,
    warmUps,
    rounds: size.rounds,
    play: async ([, render]) => {
      const begin = performance.now();
      await render(document);
      return { ms: performance.now() - begin };
    },
  });
  return figures.get('ms') ?? new Map<string, number[]>();
};

const peakOf = async (format: string, experiences: number) => {
  const peaks = new Map<string, number[]>();
  for (const name of contestants) {
    const { peakMb = Number.NaN } = await figuresOfChild('render-once', [name, format, String(experiences)]);
    peaks.set(name, [peakMb]);
  }
  return peaks;
};

/** What exports cost against calling each library bare, at three sizes, and the most memory they take. */
export const exportBench = async (): Promise<BenchResult> => {
  const measures: Measure[] = [];
  const verdicts: Verdict[] = [];
  for (const format of formats) {
    const perSection: number[] = [];
    for (const size of sizes) {
      const rounds = await timeFormat(format, size);
      measures.push(measureOf(`${format}, ${size.name}`, 'ms', rounds));
      const target = format === 'docx' ? { atMost: 1.3 } : null;
      verdicts.push(...ratioOf(rounds, `${format}, ${size.name}`, 'ours', 'bare', target));
      verdicts.push(...ratioOf(rounds, `${format}, ${size.name}`, 'ours', 'alone', null));
      const ours = [...(rounds.get('ours') ?? [])].sort((a, b) => a - b);
      perSection.push((ours[Math.floor(ours.length / 2)] ?? Number.NaN) / (14 + size.experiences));
      measures.push(measureOf(`${format}, ${size.name}: peak memory`, 'MB', await peakOf(format, size.experiences)));
    }
    const [, middle = Number.NaN, last = Number.NaN] = perSection;
    verdicts.push(verdictOf(`${format}: time a section, 500 pages over 50`, 'x', [last / middle], { atMost: 1.3 }));
  }
  const printed = await printFigures(sizes);
  return {
    contestants: {
      ours: { settings: 'the conversion as its process runs it: parsing the message, theme, fonts, grouping, repair' },
      bare: { settings: 'the libraries called once on the same Markdown: remark, docx, rehype; JSON.stringify' },
      alone: { settings: 'docx: the library given lines of text, no Markdown read' },
      ...printed.contestants,
    },
    measures: [...measures, ...printed.measures],
    verdicts: [...verdicts, ...printed.verdicts],
    notes: [
      `one process, turns taken, ${warmUps} rounds of warm-up; peak memory in a process of its own for each file`,
      ...printed.notes,
    ],
  };
};
