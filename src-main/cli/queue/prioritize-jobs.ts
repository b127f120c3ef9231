import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { reportOf } from '../terminal/report.ts';
import { jobsText } from './job-count-text.ts';
import { knownJobs } from './known-jobs.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

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
