import type { AppError } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { JobSummary } from '#shared/model/job.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';

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
