import type { BenchFolder } from './bench-folder.ts';
import { createBenchFolder } from './bench-folder.ts';
import type { ChildName } from './child.ts';
import { describeMachine } from './machine.ts';
import { printedReport } from './print-report.ts';
import type { BenchReport, BenchResult } from './report.ts';

// The bench's own process: `bench.cjs ROOT NAME [--json]`, run by scripts/bench.mjs, or one of its children. Each loads
// its own part alone: a child that times a boot must not load the peers.

type Bench = (folder: BenchFolder) => Promise<BenchResult>;
type Child = (args: readonly string[]) => Promise<void>;

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  queue: async () => (await import('./queue-bench.ts')).queueBench,
  schedule: async () => (await import('./schedule-bench.ts')).scheduleBench,
  recovery: async () => (await import('./recovery-bench.ts')).recoveryBench,
  pickup: async () => (await import('./pickup-bench.ts')).pickupBench,
  backlog: async () => (await import('./backlog-bench.ts')).backlogBench,
  loop: async () => (await import('./loop-bench.ts')).loopBench,
  idle: async () => (await import('./idle-bench.ts')).idleBench,
};

const children: Readonly<Record<`child:${ChildName}`, () => Promise<Child>>> = {
  'child:first-claim': async () => (await import('./reach-first-claim.ts')).reachFirstClaim,
  'child:work-until-killed': async () => (await import('./reach-first-claim.ts')).workUntilKilled,
  'child:stay-idle': async () => (await import('./idle-bench.ts')).stayIdle,
  'child:stay-responsive': async () => (await import('./stay-responsive.ts')).stayResponsive,
};

const isChild = (name: string): name is keyof typeof children => name in children;

const runBench = async (root: string, name: string, isJson: boolean): Promise<void> => {
  const load = benches[name];
  if (!load) throw new Error(`there is no bench "${name}"`);
  const bench = await load();
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

const main = async (): Promise<void> => {
  if (!isChild(name)) return runBench(root, name, args.includes('--json'));
  const child = await children[name]();
  return child(args);
};

main().then(
  // Peers and engines leave timers behind. What was written must be out before.
  () => process.stdout.write('', () => process.exit(0)),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`, () => process.exit(1));
  },
);
