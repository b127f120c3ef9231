import type { JobId } from '#shared/model/ids.ts';
import type { JobState } from '#shared/model/job.ts';
import type { Database } from '../database.ts';

/** Looks up jobs by state and unique key. */
export interface OpenJobs {
  stateOf(id: JobId): JobState | null;
  /** The open job with that unique key; null for none, and for no key. */
  withKey(key: string | null | undefined): JobId | null;
}

export const createOpenJobs = ({ connection }: Database): OpenJobs => {
  const selectState = connection.prepare<[string], { state: JobState }>('SELECT state FROM jobs WHERE id = ?');
  const selectByUniqueKey = connection.prepare<[string], { id: JobId }>(
    "SELECT id FROM jobs WHERE unique_key = ? AND state IN ('scheduled', 'blocked', 'ready', 'running')",
  );
  return {
    stateOf: (id) => selectState.get(id)?.state ?? null,
    withKey: (key) => (key === undefined || key === null ? null : (selectByUniqueKey.get(key)?.id ?? null)),
  };
};
