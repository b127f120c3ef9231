import { expect } from 'vitest';
import type { JobState } from '../../../src-shared/model/job.ts';
import { jobStateSchema } from '../../../src-shared/model/job.ts';
import type { JobRow } from './job-facts.ts';
import { isOpen, satisfies } from './job-facts.ts';
import { refusal } from './watched-port.ts';
import type { World } from './world.ts';
import { batchId, runId } from './world.ts';

const states = jobStateSchema.options;

/** No job lost, none made up; what was cleaned up had ended. */
const checkJobs = (world: World, rows: readonly JobRow[]): void => {
  const kept = [...world.facts].flatMap(([id, { sweptAs }]) => (sweptAs === null ? [id] : []));
  expect(rows.map(({ id }) => id).sort(), 'no job is lost').toEqual(kept.sort());
  for (const { sweptAs } of world.facts.values()) expect(sweptAs === null || !isOpen(sweptAs)).toBe(true);
};

/** The effects of each completion, once: a mark for every job that completed, and for no other. */
const checkEffects = (world: World): void => {
  const marks = world.queue.store.database.connection
    .prepare<[], { id: string }>("SELECT id FROM jobs WHERE queue = 'marks'")
    .all()
    .map(({ id }) => id);
  const completed = [...world.facts.keys()].filter((id) => world.stateOf(id) === 'completed').map((id) => `${id}-mark`);
  expect(marks.sort(), 'effects exactly once').toEqual(completed.sort());
};

/** Budgets follow from the record of claims: what was spent, snoozed and lost since the last retry, no more, no less. */
const checkBudgets = (world: World, row: JobRow): void => {
  const attempts = world.queue.store.attempts.of(row.id);
  const since = attempts.filter(({ claimNo }) => claimNo > world.factsOf(row.id).resetAtClaim);
  const count = (...outcomes: string[]) => since.filter(({ outcome }) => outcomes.includes(outcome ?? '')).length;
  const { attemptsSpent, crashes, snoozes, claimNo } = row;
  expect({ id: row.id, attemptsSpent, crashes, snoozes, claimNo }).toEqual({
    id: row.id,
    attemptsSpent: count('retry', 'failed'),
    crashes: count('lost'),
    // Those of another cause, or from before a call succeeded, no longer count.
    snoozes: Math.min(snoozes, count('snoozed')),
    claimNo: attempts.length,
  });
  expect(attemptsSpent, `${row.id} within its attempts`).toBeLessThanOrEqual(row.attemptLimit);
  expect(crashes).toBeLessThanOrEqual(3);
  const unfinished = attempts.filter(({ outcome }) => outcome === null).map((attempt) => attempt.claimNo);
  expect(unfinished, `the open claim of ${row.id}`).toEqual(row.state === 'running' ? [claimNo] : []);
};

/** A job that waits for jobs says for how many, exactly; one that stands in line waits for none. */
const checkDependencies = (world: World, row: JobRow): void => {
  const { job, excused } = world.factsOf(row.id);
  for (const on of excused) if (satisfies(world.stateOf(on), job.dependencyRule)) excused.delete(on);
  if (row.state === 'completed' || row.state === 'running') return;
  const missing = job.dependsOn.filter((on) => !satisfies(world.stateOf(on), job.dependencyRule) && !excused.has(on));
  expect([row.id, row.waitingFor], `${row.id} waits for`).toEqual([row.id, missing.length]);
  if (isOpen(row.state)) expect([row.id, row.state === 'blocked']).toEqual([row.id, missing.length > 0]);
  expect([row.id, isOpen(row.state) || row.dueAt === null]).toEqual([row.id, true]);
};

const countersOf = (all: readonly { state: string | null }[]): ReadonlyMap<JobState, number> =>
  new Map(states.map((state) => [state, all.filter((one) => one.state === state).length]));

/** The counters of lanes, of the run and of the batch equal the rows. */
const checkCounters = (world: World, rows: readonly JobRow[]): void => {
  const { lanes, batches, runs } = world.queue.store;
  for (const lane of lanes.all()) {
    if (lane.queue === 'marks') continue;
    const own = countersOf(rows.filter((row) => row.lane === lane.lane));
    expect(new Map(states.map((state) => [state, lane[state]])), lane.lane).toEqual(own);
  }
  const groupOf = (isIn: (job: { runId?: unknown; batchId?: unknown }) => boolean) => {
    const ids = [...world.facts].flatMap(([id, { job }]) => (isIn(job) ? [id] : []));
    const counts = countersOf(ids.map((id) => ({ state: world.stateOf(id) })));
    const of = (state: JobState) => counts.get(state) ?? 0;
    return {
      total: ids.length,
      waiting: of('scheduled') + of('blocked') + of('ready'),
      running: of('running'),
      completed: of('completed'),
      failed: of('failed'),
      cancelled: of('cancelled'),
    };
  };
  const inBatch = groupOf((job) => job.batchId === batchId);
  if (inBatch.total > 0) {
    expect(batches.get(batchId), 'the batch').toMatchObject(inBatch);
    const isOver = inBatch.waiting + inBatch.running === 0;
    expect(batches.get(batchId)?.finishedAt !== null, 'whether the batch has ended').toBe(isOver);
  }
  expect(runs.get(runId), 'the run').toMatchObject(groupOf((job) => job.runId === runId));
};

/** Whoever can start has started: no free slot beside a job that nothing stands in the way of. */
const checkNobodyForgotten = (world: World, rows: readonly JobRow[]): void => {
  const { store, engine } = world.queue;
  const canGo = (row: JobRow): boolean => {
    const lane = store.lanes.all().find(({ lane }) => lane === row.lane);
    if (row.state !== 'ready' || !lane || lane.holdReason !== null || lane.isPaused) return false;
    return engine.nextStartAt(row.queue, row.lane, lane.origin) === null;
  };
  const running = rows.filter((row) => row.state === 'running');
  const waiting = rows.filter(canGo);
  const isLone = (row: JobRow) => row.crashes >= 2;
  if (running.some(isLone)) {
    expect(running, 'a job that runs alone').toHaveLength(1);
    return;
  }
  if (waiting.some(isLone)) {
    expect(running, 'what a job waits for that must run alone').not.toHaveLength(0);
    return;
  }
  for (const row of waiting) {
    const taken = running.filter(({ queue }) => queue === row.queue).length;
    expect([row.id, taken], 'slots taken').toEqual([row.id, Math.max(taken, world.policyOf(row.queue).concurrency)]);
  }
};

/** What must hold after every step, whatever it was. */
export const checkInvariants = (world: World): void => {
  if (world.finding) throw world.finding;
  const rows = world.rows();
  checkJobs(world, rows);
  expect(world.work.doubleRuns, 'a job run by two claims at once').toBe(0);
  checkEffects(world);
  for (const row of rows) {
    checkBudgets(world, row);
    checkDependencies(world, row);
  }
  checkCounters(world, rows);
  const foreign = world.queue.unexpected.filter(
    (error) => !(error instanceof Error && (error.message === refusal || error.message === 'a bug in the work')),
  );
  expect(foreign, 'errors nobody asked for').toEqual([]);
  // By a restless clock something may be due that its timer has not told of yet; the end shows whether it ever does.
  if (!world.hasRefused && !world.isClockRestless) checkNobodyForgotten(world, rows);
};
