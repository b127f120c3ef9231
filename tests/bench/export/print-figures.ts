import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { ContestantNotes, Measure, Verdict } from '../report.ts';
import { measureOf, ratioOf, verdictOf } from '../report.ts';

const commandSchema = z.object({ executablePath: z.string(), args: z.array(z.string()) });

const figuresSchema = z.object({
  ours: z.array(z.number()),
  bare: z.array(z.number()),
  pages: z.number(),
  bytes: z.number(),
  mainMb: z.number(),
  pageMb: z.number(),
});
type Figures = z.infer<typeof figuresSchema>;

interface Size {
  readonly name: string;
  readonly experiences: number;
  /** How often it is printed; the first of several doesn't count. */
  readonly prints: number;
}

/** Runs an Electron that prints one size and ends. Rejects with its last words. */
const printSize = (size: Size): Promise<Figures> => {
  // How to start Electron, as scripts/bench.mjs found it out.
  const { executablePath, args } = commandSchema.parse(JSON.parse(process.env['DOSSIER_ELECTRON'] ?? 'null'));
  const folder = dirname(process.argv[1] ?? '');
  const plan = { experiences: size.experiences, rounds: size.prints, warmUps: size.prints > 1 ? 1 : 0, folder };
  const child = spawn(executablePath, [...args, folder], {
    env: { ...process.env, DOSSIER_PRINT_PLAN: JSON.stringify(plan) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-2_000);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      const line = output.split('\n').find((one) => one.startsWith('{'));
      if (code === 0 && line !== undefined) resolve(figuresSchema.parse(JSON.parse(line)));
      else reject(new Error(`the Electron that prints ended with ${code}: ${errors}`));
    });
  });
};

export interface PrintFigures {
  readonly contestants: ContestantNotes;
  readonly measures: readonly Measure[];
  readonly verdicts: readonly Verdict[];
  readonly notes: readonly string[];
}

/** What the PDF costs against Chromium's `printToPDF` of the same page, in a real Electron. */
export const printFigures = async (sizes: readonly Size[]): Promise<PrintFigures> => {
  const measures: Measure[] = [];
  const verdicts: Verdict[] = [];
  const notes: string[] = [];
  const perPage: number[] = [];
  for (const size of sizes) {
    const { ours, bare, pages, bytes, mainMb, pageMb } = await printSize(size);
    const rounds = new Map([
      ['ours', ours],
      ['bare', bare],
    ]);
    measures.push(measureOf(`pdf, ${size.name}`, 'ms', rounds));
    measures.push(measureOf(`pdf, ${size.name}: peak memory of the page`, 'MB', new Map([['ours', [pageMb]]])));
    measures.push(measureOf(`pdf, ${size.name}: peak memory of main`, 'MB', new Map([['ours', [mainMb]]])));
    verdicts.push(...ratioOf(rounds, `pdf, ${size.name}`, 'ours', 'bare', null));
    notes.push(`pdf, ${size.name}: ${pages} pages, ${Math.round(bytes / 1_000)} kB`);
    perPage.push(Math.min(...ours) / pages);
  }
  const [, middle = Number.NaN, last = Number.NaN] = perPage;
  verdicts.push(verdictOf('pdf: time a page, 500 pages over 50', 'x', [last / middle], { atMost: 1.3 }));
  const settings = 'bare of the PDF: loadFile and printToPDF of the same page, nothing laid over, no bookmarks';
  return { contestants: { 'bare PDF': { settings } }, measures, verdicts, notes };
};
