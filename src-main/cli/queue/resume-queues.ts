import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { reportOf } from '../terminal/report.ts';
import { laterLines } from './job-count-text.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

/** `dossier queue resume`: one queue or all take work again. */
export const resumeQueues = async ({ queue }: QueueArgumentsOf<'resume'>, context: CommandContext): Promise<Report> => {
  await callOrThrow(context.client, 'queue.resume', queue ? { queue } : {});
  const what = queue ? `The queue ${queue} takes` : 'All queues take';
  return reportOf({ queue: queue ?? null, isPaused: false }, [`${what} work again.`, ...laterLines(context)]);
};
