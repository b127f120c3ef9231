import { z } from 'zod';
import { dataFolderArgument, typedNumber } from '../terminal/argument-schemas.ts';
import { readArguments } from '../terminal/read-arguments.ts';

const intervalError = '--interval takes seconds, from 0.05 to 60';

const monitorArgumentsSchema = z.object({
  'data-dir': dataFolderArgument,
  interval: typedNumber(intervalError).pipe(z.number().min(0.05, intervalError).max(60, intervalError)).default(0.25),
});

const options = { 'data-dir': { type: 'string' }, interval: { type: 'string' } } as const;

export interface MonitorArguments {
  readonly 'data-dir': string | undefined;
  /** The shortest time between two reads of the queue, in milliseconds. It is read only after changes. */
  readonly intervalMs: number;
}

/** Reads the arguments of `dossier monitor`. Throws a UsageError naming the first thing that is wrong. */
export const parseMonitorArguments = (args: readonly string[]): MonitorArguments => {
  const given = readArguments(args, { options, schema: monitorArgumentsSchema });
  return { 'data-dir': given['data-dir'], intervalMs: Math.round(given.interval * 1_000) };
};

/** How `dossier monitor` is used. */
export const monitorUsage = `Usage: dossier monitor [--interval SECONDS] [--data-dir DIR]

Shows the queue live: what runs, what comes next, what is held and why, throughput and errors. q or Ctrl+C leaves.
Into a pipe or file it prints a line for each queue that has changed, until it is interrupted or Dossier closes.

  --interval  the shortest time between two looks (default: 0.25); without changes there is none
  --data-dir  where Dossier keeps its data (default: the app's own folder)

NO_COLOR in the environment turns colours off. Exit codes: 0 left, 1 failed, 2 wrong usage.
`;
