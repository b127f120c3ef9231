import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { JobSummary } from '#shared/model/job.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';
import type { CommandContext } from '../command-context.ts';
import type { Report } from '../terminal/report.ts';
import { succeeded } from '../terminal/report.ts';
import { printable } from '../terminal/terminal-text.ts';
import { momentText } from '../terminal/time-text.ts';
import { jobsText, jobTitle, laterLines, stateText } from './job-text.ts';
import type { QueueArgumentsOf } from './queue-arguments.ts';

const unknownError = (jobId: string): AppError => ({
  code: 'not-found',
  message: `There is no job ${jobId}.`,
  action: '"dossier queue list" shows those there are. Nothing was changed.',
});

const isUnknown = (error: unknown): boolean => error instanceof AppFailure && error.error.code === 'not-found';

const summaries = (client: Client, jobIds: readonly string[]) =>
  callOrThrow(client, 'job.wait', { jobIds: [...jobIds], timeoutMs: 0 });

/**
 * The jobs as they are now. Throws `not-found` naming the first id that is no job, so that a slip among many changes
 * nothing at all.
 */
export const knownJobs = async (client: Client, jobIds: readonly string[]): Promise<readonly JobSummary[]> => {
  try {
    return (await summaries(client, jobIds)).jobs;
  } catch (error) {
    if (!isUnknown(error)) throw error;
    // The owner doesn't say which one is unknown.
    for (const jobId of jobIds) {
      await summaries(client, [jobId]).catch((single: unknown) => {
        throw isUnknown(single) ? new AppFailure(unknownError(jobId)) : single;
      });
    }
    throw error;
  }
};

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
    return succeeded({ jobs }, [
      failed ? 'Nothing has failed there.' : 'Nothing to retry: none has failed or was cancelled.',
    ]);
  }
  return succeeded({ jobs }, [`${jobsText(jobs)} back in line.`, ...laterLines(context)]);
};

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
    return succeeded({ jobs }, [jobs === 0 ? 'Nothing is open there.' : `${jobsText(jobs)} cancelled.`]);
  }
  await knownJobs(client, jobIds);
  await callOrThrow(client, 'job.cancel', { jobIds });
  // The call doesn't say what became of each job.
  const jobs = await knownJobs(client, jobIds);
  const lines = jobs.map((job) => {
    const state = job.state === 'running' ? 'stopping' : stateText(job, now());
    return printable(`${job.id}  ${jobTitle(job)}: ${state}`);
  });
  return succeeded({ jobs: jobs.map(({ id, state }) => ({ id, state })) }, lines);
};

/** `dossier queue priority`: how soon waiting jobs get their turn; running and ended ones stay as they are. */
export const prioritizeJobs = async (
  { priority, jobIds }: QueueArgumentsOf<'priority'>,
  { client }: CommandContext,
): Promise<Report> => {
  await knownJobs(client, jobIds);
  const { jobs } = await callOrThrow(client, 'job.set-priority', { jobIds, priority });
  return succeeded({ jobs, priority }, [
    jobs === 0 ? 'None of them waits, so nothing was changed.' : `${jobsText(jobs)} now at priority ${priority}.`,
  ]);
};

/** `dossier queue schedule`: puts waiting jobs off to a moment, or lets them go now. */
export const scheduleJobs = async (
  { jobIds, dueAt }: QueueArgumentsOf<'schedule'>,
  context: CommandContext,
): Promise<Report> => {
  await knownJobs(context.client, jobIds);
  const { jobs } = await callOrThrow(context.client, 'job.schedule', { jobIds, dueAt });
  if (jobs === 0) return succeeded({ jobs, dueAt }, ['None of them waits, so nothing was changed.']);
  const when = dueAt === null ? 'may go now' : `due ${momentText(dueAt)}`;
  return succeeded({ jobs, dueAt }, [`${jobsText(jobs)} ${when}.`, ...laterLines(context)]);
};
