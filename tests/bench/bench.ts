import type { BenchFolder } from './bench-folder.ts';
import { createBenchFolder } from './bench-folder.ts';
import { describeMachine } from './machine.ts';
import { pickupBench } from './pickup-bench.ts';
import { printedReport } from './print-report.ts';
import { queueBench } from './queue-bench.ts';
import type { BenchReport, BenchResult } from './report.ts';
import { scheduleBench } from './schedule-bench.ts';

// The bench's own process: `bench.cjs ROOT NAME [--json]`. Run by scripts/bench.mjs.

const benches: Readonly<Record<string, (folder: BenchFolder) => Promise<BenchResult>>> = {
  queue: queueBench,
  schedule: scheduleBench,
  pickup: pickupBench,
};

const [root = '.', name = '', ...options] = process.argv.slice(2);

const main = async (): Promise<void> => {
  const bench = benches[name];
  if (!bench) throw new Error(`there is no bench "${name}"`);
  const folder = createBenchFolder(root);
  try {
    const machine = describeMachine(folder.path);
    const start = performance.now();
    const result = await bench(folder);
    const report: BenchReport = { bench: name, machine, ...result, seconds: (performance.now() - start) / 1_000 };
    process.stdout.write(`${options.includes('--json') ? JSON.stringify(report) : printedReport(report)}\n`);
  } finally {
    folder.remove();
  }
};

main().then(
  // Peers leave timers behind.
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  },
);
