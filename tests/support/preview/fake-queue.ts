import type { RouteName, RouteOutput, RouteParsedInput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { JobId } from '#shared/model/ids.ts';
import type { JobFilter, JobState, JobSummary, JobView, JobWait } from '#shared/model/job.ts';
import { fakeAttempts } from './fake-attempts.ts';
import type { FakeQueues } from './fake-queues.ts';
import { isHeld, overviewOf } from './fake-queues.ts';

type QueueRoute = Extract<RouteName, `queue.${string}` | `job.${string}`>;
type QueueHandlers = { [R in QueueRoute]: (input: RouteParsedInput<R>) => RouteOutput<R> | Promise<RouteOutput<R>> };

const statesOf: Readonly<Record<JobFilter, readonly JobState[]>> = {
  open: ['running', 'ready', 'scheduled', 'blocked'],
  running: ['running'],
  waiting: ['ready', 'scheduled', 'blocked'],
  failed: ['failed'],
  completed: ['completed'],
  cancelled: ['cancelled'],
};

/** The queue's part of the fake main side: any number of jobs in memory, that can be listed and acted upon. */
export class FakeQueue {
  private jobs: JobSummary[];
  private queues: FakeQueues;
  private readonly changed: () => void;

  /** `changed` is called after every change, as an event would be sent. */
  constructor(jobs: JobSummary[], queues: FakeQueues, changed: () => void) {
    this.jobs = jobs;
    this.queues = queues;
    this.changed = changed;
  }

  private waitOf(job: JobSummary, ahead: number): JobWait | null {
    if (job.state !== 'ready') return job.wait;
    const hold = isHeld(this.queues, job.queue);
    if (hold) return { type: 'held', ...hold };
    return job.wait ?? { type: 'turn', ahead, estimatedMs: (ahead + 1) * 1_400 };
  }

  private list({ filter, queue, offset, limit }: RouteParsedInput<'job.list'>): RouteOutput<'job.list'> {
    const found = this.jobs.filter((job) => statesOf[filter].includes(job.state) && (!queue || job.queue === queue));
    const page = found.slice(offset, offset + limit);
    const running = found.findIndex((job) => job.state !== 'running');
    return {
      jobs: page.map((job, at) => ({ ...job, wait: this.waitOf(job, offset + at - Math.max(0, running)) })),
      total: found.length,
    };
  }

  private view(jobId: JobId): JobView {
    const job = this.jobs.find(({ id }) => id === jobId);
    if (!job) throw new AppFailure({ code: 'not-found', message: 'This is no longer in the queue.' });
    const dependsOn = this.jobs.slice(0, 3).map(({ id, label, title, state }) => ({ id, label, title, state }));
    return {
      ...job,
      wait: this.waitOf(job, 1),
      input: {},
      output: null,
      timeoutMs: 300_000,
      attempts: fakeAttempts(job),
      dependsOn: job.state === 'blocked' ? dependsOn : [],
    };
  }

  /** Changes some jobs and says how many. */
  private change(test: (job: JobSummary) => boolean, change: Partial<JobSummary>): number {
    let count = 0;
    const now = Date.now();
    this.jobs = this.jobs.map((job) => {
      if (!test(job)) return job;
      count += 1;
      return { ...job, updatedAt: now, ...change };
    });
    this.changed();
    return count;
  }

  /** How many jobs wait and run. */
  counts(): { waiting: number; running: number } {
    const count = (filter: JobFilter) => this.jobs.filter(({ state }) => statesOf[filter].includes(state)).length;
    return { waiting: count('waiting'), running: count('running') };
  }

  /** Ends what runs longest and starts the next: work that goes on, for looking at. */
  step(): void {
    const at = this.jobs.findIndex(({ state }) => state === 'running');
    const next = this.jobs.findIndex(({ state, wait }) => state === 'ready' && wait === null);
    const now = Date.now();
    const [done] = at < 0 ? [] : this.jobs.splice(at, 1);
    if (done) this.jobs.push({ ...done, state: 'completed', finishedAt: now });
    const started = this.jobs[next - 1];
    if (started) {
      this.jobs.splice(next - 1, 1);
      const running = this.jobs.filter(({ state }) => state === 'running').length;
      this.jobs.splice(running, 0, { ...started, state: 'running', startedAt: now });
    }
    this.changed();
  }

  readonly handlers: QueueHandlers = {
    'queue.get-overview': ({ minutes }) => overviewOf(this.jobs, this.queues, minutes, Date.now()),
    'queue.pause': ({ queue }) => {
      const { paused } = this.queues;
      this.queues = { ...this.queues, paused: queue && paused !== 'all' ? [...paused, queue] : 'all' };
      this.changed();
      return {};
    },
    'queue.resume': ({ queue }) => {
      const { paused } = this.queues;
      this.queues = { ...this.queues, paused: paused === 'all' || !queue ? [] : paused.filter((it) => it !== queue) };
      this.changed();
      return {};
    },
    'queue.release': () => {
      this.queues = { ...this.queues, holds: {} };
      this.changed();
      return {};
    },
    'queue.retry-failed': ({ queue }) => ({
      jobs: this.change((job) => job.state === 'failed' && (!queue || job.queue === queue), this.again),
    }),
    'queue.cancel': ({ queue }) => ({
      jobs: this.change((job) => statesOf.open.includes(job.state) && (!queue || job.queue === queue), this.stopped()),
    }),
    'queue.clean-up': () => {
      const before = this.jobs.length;
      this.jobs = this.jobs.filter(({ state }) => statesOf.open.includes(state));
      this.changed();
      return { removed: before - this.jobs.length };
    },
    'job.list': (input) => this.list(input),
    'job.get': ({ jobId }) => this.view(jobId),
    'job.retry': ({ jobIds }) => ({ jobs: this.change(({ id }) => jobIds.includes(id), this.again) }),
    'job.cancel': ({ jobIds }) => {
      this.change(({ id }) => jobIds.includes(id), this.stopped());
      return {};
    },
    'job.set-priority': ({ jobIds, priority }) => ({
      jobs: this.change(({ id }) => jobIds.includes(id), { priority }),
    }),
    'job.schedule': ({ jobIds, dueAt }) => ({
      jobs: this.change(
        ({ id }) => jobIds.includes(id),
        dueAt === null ? { state: 'ready', wait: null } : { state: 'scheduled', wait: { type: 'due', at: dueAt } },
      ),
    }),
    'job.wait': () => ({ hasEnded: false, jobs: [] }),
  };

  private readonly again: Partial<JobSummary> = {
    state: 'ready',
    wait: null,
    error: null,
    attemptsSpent: 0,
    startedAt: null,
    finishedAt: null,
  };

  private stopped(): Partial<JobSummary> {
    return { state: 'cancelled', wait: null, finishedAt: Date.now() };
  }
}
