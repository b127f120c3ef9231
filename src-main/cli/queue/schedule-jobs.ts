import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { reportOf } from '../terminal/report.ts';
import { momentText } from '../terminal/time-text.ts';
import { jobsText, laterLines } from './job-count-text.ts';
import { knownJobs } from './known-jobs.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

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
