import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { reportOf } from '../terminal/report.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

/** `dossier queue pause`: one queue or all take no more work; what runs goes on to its end. */
export const pauseQueues = async (
  { queue }: QueueArgumentsOf<'pause'>,
  { client }: CommandContext,
): Promise<Report> => {
  await callOrThrow(client, 'queue.pause', queue ? { queue } : {});
  const what = queue ? `The queue ${queue} is` : 'All queues are';
  return reportOf({ queue: queue ?? null, isPaused: true }, [`${what} paused; what runs goes on to its end.`]);
};
