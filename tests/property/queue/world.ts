import { laneName } from '../../../src-main/queue/job.ts';
import type { Outcome } from '../../../src-main/queue/outcome.ts';
import { storeRetryMs } from '../../../src-main/queue/settling.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import type { JobId, RunId } from '../../../src-shared/model/ids.ts';
import { batchIdSchema, runIdSchema } from '../../../src-shared/model/ids.ts';
import type { JobState } from '../../../src-shared/model/job.ts';
import type { QueuePolicy } from '../../../src-shared/model/queue-policy.ts';
import { runOptionsSchema } from '../../../src-shared/model/run.ts';
import { ManualTime } from '../../support/manual-time.ts';
import { QueueLives } from '../../support/queue-lives.ts';
import { addDocument } from '../../support/sqlite-fixtures.ts';
import type { TestQueue } from '../../support/test-queue.ts';
import { testPolicy } from '../../support/test-queue.ts';
import type { JobFacts, JobRow } from './job-facts.ts';
import { LiveWork } from './live-work.ts';
import { StartLog } from './start-log.ts';
import { origins, queueNames } from './steps.ts';
import { watchedPort } from './watched-port.ts';

export const batchId = batchIdSchema.parse('batch');
export const runId: RunId = runIdSchema.parse('run');
const unmetered = 'embedded';

const firstPolicies: readonly QueuePolicy[] = [
  { ...testPolicy, queue: 'free', concurrency: 2 },
  { ...testPolicy, queue: 'limited', concurrency: 3, startLimit: { count: 2, windowMs: 5_000 } },
];

export const lanes = queueNames.flatMap((queue) => origins.map((origin) => laneName(queue, origin)));

/** The queue under test with the process around it, which can be killed and started again, and what the model knows. */
export class World {
  readonly lives: QueueLives;
  readonly facts = new Map<JobId, JobFacts>();
  readonly starts = new StartLog();
  work: LiveWork;
  /** What an observer inside a port found wrong: thrown there, the engine would take it for a refusal. */
  finding: unknown = null;
  #policies = new Map(firstPolicies.map((policy) => [policy.queue, policy]));
  #refusals = 0;
  #refusedAt: number | null = null;
  #life = 1;
  #jumpedMs = 0;

  readonly isClockRestless: boolean;

  /**
   * @param path of the store's file, or ':memory:'
   * @param isClockRestless whether a millisecond passes with every look at the clock, so that no two agree
   */
  constructor(path: string, isClockRestless: boolean) {
    this.isClockRestless = isClockRestless;
    this.lives = new QueueLives(
      path,
      {
        policies: firstPolicies,
        // What outages change has a property of its own.
        failureLimit: () => null,
        port: (own) => watchedPort(() => this, own),
        run: (context): Promise<Outcome<Effect>> => this.work.run(context),
      },
      new ManualTime(undefined, isClockRestless ? 1 : 0),
    );
    this.work = new LiveWork(this.lives.time);
    const { store, time } = this.lives.queue;
    const documentId = addDocument(store, 'file');
    const options = runOptionsSchema.parse({});
    store.runs.insert({ id: runId, documentId, options, concurrency: 3, today: '2026-01-05' }, time.now());
    this.lives.queue.engine.start();
  }

  get queue(): TestQueue {
    return this.lives.queue;
  }

  /** The process dies and another one begins; its engine is not started yet. */
  crash(): void {
    this.#life++;
    this.#refusals = 0;
    for (const facts of this.facts.values()) facts.isCancelAsked = false;
    this.work = new LiveWork(this.lives.time);
    this.lives.crash({ policies: [...this.#policies.values()] });
  }

  configure(policy: QueuePolicy): void {
    this.#policies.set(policy.queue, policy);
    this.queue.engine.configure([policy]);
  }

  policyOf(queue: string): QueuePolicy {
    const policy = this.#policies.get(queue);
    if (!policy) throw new Error(`no queue ${queue}`);
    return policy;
  }

  isMetered(lane: string): boolean {
    return !lane.endsWith(`@${unmetered}`);
  }

  /** How far what an observer reads from a restless clock may be off from what the engine read. */
  get slackMs(): number {
    return this.isClockRestless ? 100 : 0;
  }

  noteStart(lane: string): void {
    const elapsedMs = this.lives.time.elapsed();
    this.starts.note(lane, { life: this.#life, elapsedMs, apparentMs: elapsedMs + this.#jumpedMs });
  }

  setClock(ms: number): void {
    this.lives.time.jump(ms);
    this.#jumpedMs += Math.max(0, ms);
  }

  /** From now on the store refuses so many calls. */
  refuse(calls: number): void {
    this.#refusals = calls;
  }

  refusesNow(): boolean {
    if (this.#refusals === 0) return false;
    this.#refusals--;
    this.#refusedAt = this.lives.time.elapsed();
    return true;
  }

  /** The store refused a moment ago, so the engine hasn't looked again yet. */
  get hasRefused(): boolean {
    return this.#refusedAt !== null && this.lives.time.elapsed() - this.#refusedAt <= storeRetryMs;
  }

  /** Keeps the first thing that `look` finds wrong, for the check after the step. */
  watch(look: () => void): void {
    try {
      look();
    } catch (error) {
      this.finding ??= error;
    }
  }

  factsOf(id: JobId): JobFacts {
    const facts = this.facts.get(id);
    if (!facts) throw new Error(`the model knows no ${id}`);
    return facts;
  }

  stateOf(id: JobId): JobState | null {
    return this.queue.store.jobs.stateOf(id) ?? this.facts.get(id)?.sweptAs ?? null;
  }

  /** The rows of the jobs under test, in the order of their enqueueing. */
  rows(): JobRow[] {
    return this.queue.store.database.connection
      .prepare<[], JobRow>(
        `SELECT seq, id, queue, lane, state, rank, due_at AS dueAt, waiting_for AS waitingFor, claim_no AS claimNo,
           attempts_spent AS attemptsSpent, attempt_limit AS attemptLimit, crashes, snoozes
         FROM jobs WHERE queue <> 'marks' ORDER BY seq`,
      )
      .all();
  }

  /** Retries jobs as a user does, and notes what that means for their budgets and for dependants that run. */
  retry(ids: readonly JobId[]): void {
    const before = new Map(this.rows().map((row) => [row.id, row]));
    this.queue.store.jobs.retry(ids, this.lives.time.now());
    for (const row of this.rows()) {
      const was = before.get(row.id);
      if (!ids.includes(row.id) || (was?.state !== 'failed' && was?.state !== 'cancelled') || row.state === was.state)
        continue;
      Object.assign(this.factsOf(row.id), { resetAtClaim: row.claimNo, isCancelAsked: false });
      for (const [id, { job, excused }] of this.facts) {
        if (job.dependsOn.includes(row.id) && before.get(id)?.state === 'running') excused.add(row.id);
      }
    }
  }
}
