import { backlogBench } from './backlog-bench.ts';
import type { BenchFolder } from './bench-folder.ts';
import { createBenchFolder } from './bench-folder.ts';
import { exportBench } from './export/export-bench.ts';
import { idleBench } from './idle-bench.ts';
import { longBench } from './long-bench.ts';
import { loopBench } from './loop-bench.ts';
import { describeMachine } from './machine.ts';
import { pickupBench } from './pickup-bench.ts';
import { printedReport } from './print-report.ts';
import { queueBench } from './queue-bench.ts';
import { recoveryBench } from './recovery-bench.ts';
import type { BenchReport, BenchResult } from './report.ts';
import { scheduleBench } from './schedule-bench.ts';

// The bench's own process: `bench.cjs ROOT NAME [--json]`, run by scripts/bench.mjs.

const benches: Readonly<Record<string, (folder: BenchFolder) => Promise<BenchResult>>> = {
  queue: queueBench,
  schedule: scheduleBench,
  recovery: recoveryBench,
  pickup: pickupBench,
  backlog: backlogBench,
  loop: loopBench,
  long: longBench,
  idle: idleBench,
  export: exportBench,
};

const runBench = async (root: string, name: string, isJson: boolean): Promise<void> => {
  const bench = benches[name];
  if (!bench) throw new Error(`there is no bench "${name}"`);
  const folder = createBenchFolder(root);
  try {
    const machine = describeMachine(folder.path);
    const start = performance.now();
    const result = await bench(folder);
    const report: BenchReport = { bench: name, machine, ...result, seconds: (performance.now() - start) / 1_000 };
    process.stdout.write(`${isJson ? JSON.stringify(report) : printedReport(report)}\n`);
  } finally {
    folder.remove();
  }
};

const [root = '.', name = '', ...args] = process.argv.slice(2);

runBench(root, name, args.includes('--json')).then(
  // Peers leave timers behind. What was written must be out before.
  () => process.stdout.write('', () => process.exit(0)),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(1));
  },
);
