import type { JobId } from '#shared/model/ids.ts';
import type { JobState } from '#shared/model/job.ts';
import type { NewJob } from '../../queue/job.ts';
import { isEnded, laneName } from '../../queue/job.ts';
import { rankOf } from '../../queue/rank.ts';
import type { Database } from '../database.ts';
import type { EventsStore } from '../log/events-store.ts';
import { flagParameter } from '../rows.ts';
import type { LanesStore } from './lanes-store.ts';
import type { OpenJobs } from './open-jobs.ts';

const initialState = (job: NewJob, waitingFor: number, now: number): JobState => {
  if (waitingFor > 0) return 'blocked';
  return job.dueAt !== undefined && job.dueAt > now ? 'scheduled' : 'ready';
};

interface EnqueueParts {
  readonly lanes: LanesStore;
  readonly events: EventsStore;
  readonly open: OpenJobs;
}

/** Makes the function that writes new jobs, all in one transaction (or in the open one). */
export const createEnqueue = (db: Database, { lanes, events, open }: EnqueueParts) => {
  const { connection } = db;
  // By position: names cost a fifth of the whole insert.
  const insert = connection.prepare<(string | number | null)[]>(`
    INSERT INTO jobs (id, kind, queue, lane, payload, state, priority, rank, due_at, document_id, run_id, batch_id,
      unique_key, dependency_rule, waiting_for, attempt_limit, timeout_ms, label, created_at, updated_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const insertDependency = connection.prepare<[string, string, number]>(
    'INSERT INTO job_dependencies (job_id, depends_on, is_satisfied) VALUES (?, ?, ?)',
  );

  /** The jobs it depends on, with whether each has already ended as the rule wants. */
  const dependenciesOf = ({ dependsOn, dependencyRule }: NewJob): { on: JobId; isSatisfied: boolean }[] =>
    dependsOn.map((on) => {
      const state = open.stateOf(on);
      const isSatisfied =
        state !== null && (dependencyRule === 'all-finished' ? isEnded(state) : state === 'completed');
      return { on, isSatisfied };
    });

  const insertJob = (job: NewJob, lane: string, waitingFor: number, now: number): void => {
    const dueAt = job.dueAt ?? null;
    insert.run(
      job.id,
      job.kind,
      job.queue,
      lane,
      JSON.stringify(job.payload),
      initialState(job, waitingFor, now),
      job.priority,
      rankOf(job.priority, Math.max(now, dueAt ?? now)),
      dueAt,
      job.documentId ?? null,
      job.runId ?? null,
      job.batchId ?? null,
      job.uniqueKey ?? null,
      job.dependencyRule,
      waitingFor,
      job.attemptLimit,
      job.timeoutMs,
      job.label === undefined ? null : JSON.stringify(job.label),
      now,
      now,
    );
  };

  const enqueueOne = (job: NewJob, lane: string, now: number): JobId => {
    const existing = open.withKey(job.uniqueKey);
    if (existing !== null) return existing;
    const dependencies = dependenciesOf(job);
    insertJob(job, lane, dependencies.filter(({ isSatisfied }) => !isSatisfied).length, now);
    for (const { on, isSatisfied } of dependencies) insertDependency.run(job.id, on, flagParameter(isSatisfied));
    events.append('job', job.id, job.documentId ?? null);
    return job.id;
  };

  return (jobs: readonly NewJob[], now: number): JobId[] =>
    db.write(() => {
      const ensured = new Map<string, string>();
      const laneOf = ({ queue, origin }: NewJob): string => {
        const key = laneName(queue, origin);
        const lane = ensured.get(key) ?? lanes.ensure(queue, origin);
        ensured.set(key, lane);
        return lane;
      };
      return jobs.map((job) => enqueueOne(job, laneOf(job), now));
    });
};
