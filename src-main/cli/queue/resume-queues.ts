import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { QueueArgumentsOf } from '../parse-queue-arguments.ts';
import type { Report } from '../report.ts';
import { reportOf } from '../report.ts';
import { laterLines } from './job-count-words.ts';

/** `dossier queue resume`: one queue or all take work again. */
export const resumeQueues = async ({ queue }: QueueArgumentsOf<'resume'>, context: CommandContext): Promise<Report> => {
  await callOrThrow(context.client, 'queue.resume', queue ? { queue } : {});
  const what = queue ? `The queue ${queue} takes` : 'All queues take';
  return reportOf({ queue: queue ?? null, isPaused: false }, [`${what} work again.`, ...laterLines(context)]);
};
