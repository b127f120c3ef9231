import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { reportOf } from '../terminal/report.ts';
import { jobsText, laterLines } from './job-count-text.ts';
import { knownJobs } from './known-jobs.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

/** `dossier queue retry`: puts failed and cancelled jobs back in line, those named or all that failed. */
export const retryJobs = async (
  { jobIds, failed, queue, batch, run }: QueueArgumentsOf<'retry'>,
  context: CommandContext,
): Promise<Report> => {
  const some = { ...(queue && { queue }), ...(batch && { batchId: batch }), ...(run && { runId: run }) };
  if (!failed) await knownJobs(context.client, jobIds);
  const { jobs } = failed
    ? await callOrThrow(context.client, 'queue.retry-failed', some)
    : await callOrThrow(context.client, 'job.retry', { jobIds });
  if (jobs === 0) {
    return reportOf({ jobs }, [
      failed ? 'Nothing has failed there.' : 'Nothing to retry: none has failed or was cancelled.',
    ]);
  }
  return reportOf({ jobs }, [`${jobsText(jobs)} back in line.`, ...laterLines(context)]);
};
