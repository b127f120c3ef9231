import { z } from 'zod';
import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import { verdictText, workText } from '../queue/queue-text.ts';
import { dataFolderArgument } from '../terminal/argument-schemas.ts';
import { readArguments } from '../terminal/read-arguments.ts';
import { printReport } from '../terminal/report.ts';
import { exitCodes } from '../terminal/terminal.ts';

/** How `dossier health` is used. */
export const healthUsage = `Usage: dossier health [--data-dir DIR] [--json]

Says whether every queue is well, in one line; with --json as one JSON object with each queue's numbers and reasons.

Exit codes: 0 healthy, 4 unhealthy, 1 failed, 2 wrong usage.
`;

const healthArgumentsSchema = z.object({ 'data-dir': dataFolderArgument, json: z.boolean().default(false) });
export type HealthArguments = z.output<typeof healthArgumentsSchema>;

const options = { 'data-dir': { type: 'string' }, json: { type: 'boolean' } } as const;

/** Reads the arguments of `dossier health`. Throws a UsageError naming the first thing that is wrong. */
export const parseHealthArguments = (args: readonly string[]): HealthArguments =>
  readArguments(args, { options, schema: healthArgumentsSchema });

/** `dossier health` (E4, B7): whether every queue is well, for scripts. Returns the exit code: 0 healthy, 4 not. */
export const healthCommand = (args: HealthArguments, { client, terminal }: CommandContext): Promise<number> =>
  printReport(
    async () => {
      const { at, isHealthy, queues } = await callOrThrow(client, 'queue.get-overview', { minutes: 1 });
      const health = queues.map(({ isPaused, policy, lanes, remainingMs, minutes, ...rest }) => ({
        ...rest,
        isPaused,
      }));
      return {
        value: { status: isHealthy ? 'healthy' : 'unhealthy', isHealthy, at, queues: health },
        lines: [isHealthy ? `healthy: ${workText(queues)}` : `${verdictText(queues)} (${workText(queues)})`],
        exitCode: isHealthy ? exitCodes.complete : exitCodes.unhealthy,
      };
    },
    args,
    terminal,
  );
