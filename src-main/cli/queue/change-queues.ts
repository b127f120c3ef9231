import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { succeeded } from '../terminal/report.ts';
import { jobsText, laterLines } from './job-text.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

/** `dossier queue pause`: one queue or all take no more work; what runs goes on to its end. */
export const pauseQueues = async (
  { queue }: QueueArgumentsOf<'pause'>,
  { client }: CommandContext,
): Promise<Report> => {
  await callOrThrow(client, 'queue.pause', queue ? { queue } : {});
  const what = queue ? `The queue ${queue} is` : 'All queues are';
  return succeeded({ queue: queue ?? null, isPaused: true }, [`${what} paused; what runs goes on to its end.`]);
};

/** `dossier queue resume`: one queue or all take work again. */
export const resumeQueues = async ({ queue }: QueueArgumentsOf<'resume'>, context: CommandContext): Promise<Report> => {
  await callOrThrow(context.client, 'queue.resume', queue ? { queue } : {});
  const what = queue ? `The queue ${queue} takes` : 'All queues take';
  return succeeded({ queue: queue ?? null, isPaused: false }, [`${what} work again.`, ...laterLines(context)]);
};

/** `dossier queue clean`: removes ended jobs that may go (E6); documents, run records and totals stay. */
export const cleanUpJobs = async (
  { 'older-than': olderThanDays }: QueueArgumentsOf<'clean'>,
  { client }: CommandContext,
): Promise<Report> => {
  const { removed } = await callOrThrow(client, 'queue.clean-up', olderThanDays === undefined ? {} : { olderThanDays });
  return succeeded({ removed }, [
    removed === 0
      ? 'Nothing to remove: the newest jobs of each kind, and those of runs that go on, are kept.'
      : `${jobsText(removed)} removed. Documents and their records are untouched.`,
  ]);
};
