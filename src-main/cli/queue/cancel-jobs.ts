import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { reportOf } from '../terminal/report.ts';
import { printable } from '../terminal/terminal-text.ts';
import { jobsText } from './job-count-text.ts';
import { stateText, titleOf } from './job-text.ts';
import { knownJobs } from './known-jobs.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

/**
 * `dossier queue cancel`: the jobs named, or all that are open. Running ones end when their work has stopped, which
 * isn't waited for.
 */
export const cancelJobs = async (
  { jobIds, all, queue, batch }: QueueArgumentsOf<'cancel'>,
  { client, now }: CommandContext,
): Promise<Report> => {
  if (all) {
    const { jobs } = await callOrThrow(client, 'queue.cancel', {
      ...(queue && { queue }),
      ...(batch && { batchId: batch }),
    });
    return reportOf({ jobs }, [jobs === 0 ? 'Nothing is open there.' : `${jobsText(jobs)} cancelled.`]);
  }
  await knownJobs(client, jobIds);
  await callOrThrow(client, 'job.cancel', { jobIds });
  // The call says nothing of what became of each.
  const jobs = await knownJobs(client, jobIds);
  const lines = jobs.map((job) => {
    const state = job.state === 'running' ? 'stopping' : stateText(job, now());
    return printable(`${job.id}  ${titleOf(job)}: ${state}`);
  });
  return reportOf({ jobs: jobs.map(({ id, state }) => ({ id, state })) }, lines);
};
