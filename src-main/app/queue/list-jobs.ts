import type { RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import type { AppDeps, QueueControl } from '../ports.ts';
import { jobSummaryOf } from './get-job.ts';

/** One stretch of the job list, from indexes and counters: nothing is sorted or counted, at any depth. */
export const listJobs =
  (deps: AppDeps, control: QueueControl) =>
  ({ queue, filter, offset, limit }: RouteParsedInput<'job.list'>): RouteOutput<'job.list'> => {
    const { jobList } = deps.store;
    return {
      jobs: jobList.page(filter, queue ?? null, offset, limit).map((row) => jobSummaryOf(deps, control, row)),
      total: jobList.total(filter, queue ?? null),
    };
  };
