import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import { verdictText, workText } from '../queue/queue-text.ts';
import { exitCodes } from '../terminal/exit-code.ts';
import { printReport } from '../terminal/report.ts';
import type { HealthArguments } from './health-arguments.ts';

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
