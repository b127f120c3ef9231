import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { reportOf } from '../terminal/report.ts';
import { jobsText } from './job-count-text.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

/** `dossier queue clean`: removes ended jobs that may go (E6); documents, run records and totals stay. */
export const cleanUpJobs = async (
  { 'older-than': olderThanDays }: QueueArgumentsOf<'clean'>,
  { client }: CommandContext,
): Promise<Report> => {
  const { removed } = await callOrThrow(client, 'queue.clean-up', olderThanDays === undefined ? {} : { olderThanDays });
  return reportOf({ removed }, [
    removed === 0
      ? 'Nothing to remove: the newest jobs of each kind, and those of runs that go on, are kept.'
      : `${jobsText(removed)} removed. Documents and their records are untouched.`,
  ]);
};
