import { callOrThrow } from './client.ts';
import type { CommandContext } from './command-context.ts';
import { exitCodes } from './exit-code.ts';
import type { HealthArguments } from './parse-health-arguments.ts';
import { verdictText, workText } from './queue-words.ts';
import { printReport } from './report.ts';

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
