import { expect } from 'vitest';
import type { ClaimedJob } from '../../../src-main/queue/job.ts';
import type { QueueStore } from '../../../src-main/queue/ports.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import { satisfies } from './job-facts.ts';
import type { World } from './world.ts';

export const refusal = 'the disk is full';

/** The limits that a start has to keep, whatever led to it. */
const checkStart = (world: World, job: ClaimedJob): void => {
  const rows = world.rows();
  const policy = world.policyOf(job.queue);
  const running = rows.filter((row) => row.state === 'running' && row.queue === job.queue);
  expect(running.length, `${job.queue} within its concurrency`).toBeLessThanOrEqual(policy.concurrency);
  if (world.isMetered(job.lane)) {
    world.noteStart(job.lane);
    if (policy.startLimit) {
      const { count, windowMs } = policy.startLimit;
      expect(world.starts.inWindow(job.lane, windowMs - world.slackMs), `starts of ${job.lane}`).toBeLessThanOrEqual(
        count,
      );
    }
  }
  const lane = world.queue.store.lanes.all().find((one) => one.lane === job.lane);
  expect([lane?.holdReason, lane?.isPaused], `${job.lane} takes work`).toEqual([null, false]);
  const { job: wished, excused, isCancelAsked } = world.factsOf(job.id);
  expect(isCancelAsked, `${job.id} was cancelled`).toBe(false);
  for (const on of wished.dependsOn) {
    const isSatisfied = satisfies(world.stateOf(on), wished.dependencyRule) || excused.has(on);
    expect(isSatisfied, `${job.id} starts after ${on}`).toBe(true);
  }
};

/** No ready job of the lanes that were asked may go before one that was claimed, except where its lane was at its limit. */
const checkOrder = (
  before: ReturnType<World['rows']>,
  jobs: readonly ClaimedJob[],
  lanes: Parameters<QueueStore<Effect>['claim']>[0]['lanes'],
): void => {
  const left = new Map(lanes.map(({ lane, limit }) => [lane, limit]));
  let waiting = before.filter((row) => row.state === 'ready' && row.crashes < 2);
  for (const job of jobs) {
    const open = waiting.filter((row) => (left.get(row.lane) ?? 0) > 0);
    const rank = open.find(({ id }) => id === job.id)?.rank;
    expect(rank, `${job.id} was ready in a lane that had a start left`).toBeDefined();
    expect(rank).toBe(Math.min(...open.map((row) => row.rank)));
    const twins = open.filter((row) => row.lane === job.lane && row.rank === rank);
    expect(twins.sort((a, b) => a.seq - b.seq)[0]?.id, 'among equals the one that came first').toBe(job.id);
    waiting = waiting.filter(({ id }) => id !== job.id);
    left.set(job.lane, (left.get(job.lane) ?? 0) - 1);
  }
};

/** The store port as the world watches it: it refuses when it is told to, and every claim is looked at. */
export const watchedPort = (world: () => World, own: QueueStore<Effect>): QueueStore<Effect> => {
  const orRefuse = <A extends unknown[], R>(call: (...args: A) => R) => {
    return (...args: A): R => {
      if (world().refusesNow()) throw new Error(refusal);
      return call(...args);
    };
  };
  return {
    ...own,
    settle: orRefuse(own.settle),
    promoteDue: orRefuse(own.promoteDue),
    lostClaims: orRefuse(own.lostClaims),
    cancelJobs: orRefuse(own.cancelJobs),
    claim: orRefuse((request) => {
      const before = world().rows();
      const jobs = own.claim(request);
      world().watch(() => {
        checkOrder(before, jobs, request.lanes);
        const lone = world()
          .rows()
          .filter((row) => row.state === 'running' && row.crashes >= 2);
        expect(jobs.length === 0 ? [] : lone, 'nothing starts beside a job that runs alone').toEqual([]);
        for (const job of jobs) checkStart(world(), job);
      });
      return jobs;
    }),
    claimLone: orRefuse((lone, claim) => {
      const job = own.claimLone(lone, claim);
      world().watch(() => {
        if (!job) return;
        const running = world()
          .rows()
          .filter((row) => row.state === 'running');
        expect(
          running.map(({ id }) => id),
          'it runs alone',
        ).toEqual([job.id]);
        checkStart(world(), job);
      });
      return job;
    }),
  };
};
