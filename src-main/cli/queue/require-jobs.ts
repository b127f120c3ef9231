import type { JobSummary } from '#shared/model/job.ts';
import type { Client } from '../client.ts';
import { callOrThrow } from '../client.ts';

/** The jobs as they are. Throws `not-found` when one of the ids is no job: a slip should change nothing at all. */
export const requireJobs = async (client: Client, jobIds: readonly string[]): Promise<readonly JobSummary[]> => {
  const { jobs } = await callOrThrow(client, 'job.wait', { jobIds: [...jobIds], timeoutMs: 0 });
  return jobs;
};
