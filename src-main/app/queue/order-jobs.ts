import type { JobId } from '#shared/model/ids.ts';
import type { AppDeps } from '../ports.ts';

/** Changes how soon waiting jobs get their turn (requirement D4); running and ended ones stay as they are. */
export const setPriority =
  ({ store }: AppDeps) =>
  ({ jobIds, priority }: { jobIds: readonly JobId[]; priority: number }): { jobs: number } => ({
    jobs: store.jobTurns.setPriority(jobIds, priority),
  });

/** Puts waiting jobs off to a moment, or lets them go now (requirement D5). */
export const scheduleJobs =
  ({ store, clock }: AppDeps) =>
  ({ jobIds, dueAt }: { jobIds: readonly JobId[]; dueAt: number | null }): { jobs: number } => ({
    jobs: store.jobTurns.setDue(jobIds, dueAt, clock.now()),
  });
