import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { QueueArgumentsOf } from '../parse-queue-arguments.ts';
import type { Report } from '../report.ts';
import { reportOf } from '../report.ts';
import { momentText } from '../time-words.ts';
import { jobsText, laterLines } from './job-count-words.ts';
import { knownJobs } from './known-jobs.ts';

/** `dossier queue schedule`: puts waiting jobs off to a moment, or lets them go now. */
export const scheduleJobs = async (
  { jobIds, dueAt }: QueueArgumentsOf<'schedule'>,
  context: CommandContext,
): Promise<Report> => {
  await knownJobs(context.client, jobIds);
  const { jobs } = await callOrThrow(context.client, 'job.schedule', { jobIds, dueAt });
  if (jobs === 0) return reportOf({ jobs, dueAt }, ['None of them waits, so nothing was changed.']);
  const when = dueAt === null ? 'may go now' : `due ${momentText(dueAt)}`;
  return reportOf({ jobs, dueAt }, [`${jobsText(jobs)} ${when}.`, ...laterLines(context)]);
};
