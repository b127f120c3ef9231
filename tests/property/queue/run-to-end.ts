import { expect } from 'vitest';
import { storeRetryMs } from '../../../src-main/queue/settling.ts';
import { jobStateSchema } from '../../../src-shared/model/job.ts';
import { isOpen } from './job-facts.ts';
import { doneWithMark } from './live-work.ts';
import { queueNames } from './steps.ts';
import { isCurrent } from './take-step.ts';
import type { World } from './world.ts';
import { lanes } from './world.ts';

/** Longer than any moment, window, grace and backoff that a step can set, the clock set back included. */
const longMs = 4 * 3_600_000;

/** Nothing stands in anybody's way any more, and all work is done at once. */
const removeObstacles = async (world: World): Promise<void> => {
  const { store, time } = world.queue;
  world.refuse(0);
  world.work.isInstant = true;
  // An end that the store refused until now may still bring a hold with it.
  await time.advance(storeRetryMs);
  for (const lane of lanes) store.queue.release(lane, time.now());
  for (const queue of queueNames) store.database.write(() => store.queues.setPaused(queue, false, time.now()));
  for (const work of world.work.current(isCurrent(world))) work.resolve(doneWithMark(work.job));
};

/** Lets all time pass that anything waits for. Then every job that can end has ended, and with retries all have succeeded. */
export const runToEnd = async (world: World): Promise<void> => {
  await removeObstacles(world);
  await world.lives.time.advance(longMs);
  const stuck = world.rows().filter(({ state }) => isOpen(state) && state !== 'blocked');
  expect(stuck, 'jobs that nothing stands in the way of').toEqual([]);
  for (const row of world.rows()) {
    if (row.state !== 'blocked') continue;
    const { job } = world.factsOf(row.id);
    const ends = job.dependsOn.map((on) => world.stateOf(on));
    const isMended = ends.every((state) => state === 'completed');
    expect([row.id, ends, isMended], 'blocked for a reason').toEqual([row.id, ends, false]);
  }
  // One round for each job at most: of several with one key only the first can be retried, and one that waits for a job
  // with its own key has to be cancelled before that can.
  for (let round = 0; round < world.facts.size; round++) {
    world.queue.engine.cancel(world.rows().flatMap(({ id, state }) => (state === 'blocked' ? [id] : [])));
    const ended = world.rows().flatMap(({ id, state }) => (state === 'failed' || state === 'cancelled' ? [id] : []));
    if (ended.length === 0) break;
    world.retry(ended);
    await world.lives.time.advance(longMs);
  }
  const states = world.rows().map(({ id, state }) => ({ id, state }));
  const all = states.map(({ id }) => ({ id, state: jobStateSchema.enum.completed }));
  expect(states, 'after all was retried').toEqual(all);
};
