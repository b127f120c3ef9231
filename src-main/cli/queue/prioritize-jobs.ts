import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { QueueArgumentsOf } from '../parse-queue-arguments.ts';
import type { Report } from '../report.ts';
import { reportOf } from '../report.ts';
import { jobsText } from './job-count-words.ts';
import { knownJobs } from './known-jobs.ts';

/** `dossier queue priority`: how soon waiting jobs get their turn; running and ended ones stay as they are. */
export const prioritizeJobs = async (
  { priority, jobIds }: QueueArgumentsOf<'priority'>,
  { client }: CommandContext,
): Promise<Report> => {
  await knownJobs(client, jobIds);
  const { jobs } = await callOrThrow(client, 'job.set-priority', { jobIds, priority });
  return reportOf({ jobs, priority }, [
    jobs === 0 ? 'None of them waits, so nothing was changed.' : `${jobsText(jobs)} now at priority ${priority}.`,
  ]);
};
