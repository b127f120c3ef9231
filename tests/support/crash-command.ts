import { parseArgs } from 'node:util';
import { runCrashes } from './crash-run.ts';

// `npm run crash -- --kills N [--seed S] [--json]`: ends with 1 when anything was lost, doubled or broken.

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const kills = Number(values.kills);
const seed = values.seed === undefined ? Date.now() % 2 ** 30 : Number(values.seed);
if (!Number.isInteger(kills) || kills < 1 || !Number.isInteger(seed)) {
  process.stderr.write('Usage: npm run crash -- [--kills N] [--seed S] [--json]\n');
  process.exit(2);
}

const { findings, kept, ...report } = await runCrashes({
  kills,
  seed,
  onRound: (done) => process.stderr.write(`${done} of ${kills} kills\n`),
});
const { lostJobs, duplicateEffects, doubleRuns, corruptions } = report;
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else {
  const lines = Object.entries(report).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
for (const { kind, what, where } of findings.slice(0, 20)) process.stderr.write(`${kind}: ${what}: ${where}\n`);
for (const folder of kept) process.stderr.write(`Kept for you to look at: ${folder} (seed ${seed})\n`);
process.exitCode = lostJobs + duplicateEffects + doubleRuns + corruptions === 0 ? 0 : 1;
