import { parseArgs } from 'node:util';
import { runStorm } from './storm-run.ts';

// `npm run chaos -- --minutes N [--seed S] [--json]`: ends with 1 when anything was lost, doubled, paid twice or failed.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const minutes = Number(values.minutes);
const seed = values.seed === undefined ? Date.now() % 2 ** 30 : Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  process.stderr.write('Usage: npm run chaos -- [--minutes N] [--seed S] [--json]\n');
  process.exit(2);
}

const report = await runStorm({
  durationMs: minutes * 60_000,
  seed,
  ...(values.json ? {} : { onEvent: (event) => process.stderr.write(`${event}\n`) }),
});
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else {
  const lines = Object.entries(report).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
const { lost, doubled, paidTwice, failedForOutage, unfinished, unexpected } = report;
process.exitCode = lost + doubled + paidTwice + failedForOutage + unfinished + unexpected.length === 0 ? 0 : 1;
