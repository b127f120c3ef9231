import type { NewJob } from '../../../src-main/queue/job.ts';
import type { Outcome } from '../../../src-main/queue/outcome.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import type { JobId } from '../../../src-shared/model/ids.ts';
import { jobIdSchema } from '../../../src-shared/model/ids.ts';
import { settled } from '../../support/manual-time.ts';
import { newJob } from '../../support/test-queue.ts';
import type { Work } from './live-work.ts';
import { doneWithMark } from './live-work.ts';
import type { JobWish, Step, ways } from './steps.ts';
import { refusal } from './watched-port.ts';
import type { World } from './world.ts';
import { batchId, lanes, runId } from './world.ts';

/** Whose mark would show that the word of a zombie counted. */
const zombie = { id: jobIdSchema.parse('zombie') };

const error = { code: 'provider.failed', message: 'It failed.' } as const;

/** The one that a number names, wrapped round; nothing when there is none. */
const pick = <T>(list: readonly T[], nth: number): T | undefined => list[nth % Math.max(1, list.length)];

const jobOf = (world: World, wish: JobWish, dependsOn: JobId[]): NewJob =>
  newJob({
    queue: wish.queue,
    origin: wish.origin,
    priority: wish.priority,
    attemptLimit: wish.attemptLimit,
    timeoutMs: wish.timeoutMs,
    payload: { manner: wish.manner },
    dependsOn,
    dependencyRule: wish.rule,
    ...(wish.dueInMs === null ? {} : { dueAt: world.lives.time.now() + wish.dueInMs }),
    ...(wish.uniqueKey === null ? {} : { uniqueKey: wish.uniqueKey }),
    ...(wish.group === 'run' ? { runId } : wish.group === 'batch' ? { batchId } : {}),
  });

const enqueue = (world: World, wishes: readonly JobWish[]): void => {
  const { store, time } = world.queue;
  store.database.write(() => {
    const ids = world.rows().map(({ id }) => id);
    for (const wish of wishes) {
      const on = new Set(wish.dependsOn.flatMap((nth) => pick(ids, nth) ?? []));
      const job = jobOf(world, wish, [...on]);
      const [id] = store.jobs.enqueue([job], time.now());
      if (id !== job.id) continue;
      ids.push(id);
      world.facts.set(id, { job, resetAtClaim: 0, excused: new Set(), isCancelAsked: false, sweptAs: null });
    }
  });
};

const end = (world: World, { job, resolve, reject }: Work, how: (typeof ways)[number]): void => {
  const now = world.lives.time.now();
  const outcomes: Record<Exclude<typeof how, 'thrown'>, Outcome<Effect>> = {
    completed: doneWithMark(job),
    retry: { type: 'retry', error, effects: [] },
    failed: { type: 'failed', error, effects: [] },
    snooze: { type: 'snooze', untilMs: now + 700, error, effects: [] },
    hold: { type: 'hold', reason: 'spending-limit', error, effects: [] },
    'hold for a while': { type: 'hold', reason: 'offline', untilMs: now + 900, error, effects: [] },
  };
  if (how === 'thrown') reject(new Error('a bug in the work'));
  else resolve(outcomes[how]);
};

/** Which works run in the store's eyes. */
export const isCurrent = (world: World): ((job: Work['job']) => boolean) => {
  const running = new Map(world.rows().flatMap((row) => (row.state === 'running' ? [[row.id, row.claimNo]] : [])));
  return ({ id, claimNo }) => running.get(id) === claimNo;
};

const sweep = (world: World, { state, keepNewest }: Extract<Step, { do: 'sweep' }>): void => {
  const { store, time } = world.queue;
  const before = world.rows();
  const now = time.now() + 1;
  store.retention.sweep({ state, olderThan: () => now, before: now, keepNewest }, null, 100);
  const left = new Set(world.rows().map(({ id }) => id));
  for (const row of before) if (!left.has(row.id)) world.factsOf(row.id).sweptAs = row.state;
};

const stop = async (world: World): Promise<void> => {
  const stopping = world.queue.engine.stop(5_000);
  await world.lives.time.advance(6_000);
  await stopping;
  world.crash();
  world.queue.engine.start();
};

const crash = async (world: World, { times, isLookedAtFirst }: Extract<Step, { do: 'crash' }>): Promise<void> => {
  for (let crashes = 1; crashes <= times; crashes++) {
    world.crash();
    if (isLookedAtFirst) world.queue.engine.recover();
    world.queue.engine.start();
    await settled();
  }
};

const cancel = (world: World, ids: readonly JobId[]): void => {
  world.queue.engine.cancel(ids);
  for (const id of ids) if (world.stateOf(id) === 'running') world.factsOf(id).isCancelAsked = true;
};

const take = async (world: World, step: Step): Promise<void> => {
  const { queue, lives } = world;
  const { store, engine, time } = queue;
  const idAt = (nth: number) => pick(world.rows(), nth)?.id;
  switch (step.do) {
    case 'enqueue':
      return enqueue(world, step.wishes);
    case 'end': {
      const work = pick(world.work.current(isCurrent(world)), step.nth);
      if (work) end(world, work, step.how);
      return;
    }
    case 'end all':
      for (const work of world.work.current(isCurrent(world))) end(world, work, step.how);
      return;
    case 'let a zombie speak':
      pick(world.work.zombies(isCurrent(world)), step.nth)?.resolve(doneWithMark(zombie));
      return;
    case 'advance':
      return lives.time.advance(step.ms);
    case 'set the clock':
      world.setClock(step.ms);
      if (step.isNoticed) engine.wake();
      return;
    case 'sleep':
      world.setClock(step.ms);
      engine.resume();
      return;
    case 'cancel':
      return cancel(
        world,
        step.nths.flatMap((nth) => idAt(nth) ?? []),
      );
    case 'retry':
      return world.retry([idAt(step.nth)].filter((id) => id !== undefined));
    case 'retry all failed':
      return world.retry(store.jobList.idsIn(['failed'], step.queue, 100));
    case 'set priority':
      store.jobTurns.setPriority(
        [idAt(step.nth)].filter((id) => id !== undefined),
        step.priority,
      );
      return;
    case 'set due': {
      const dueAt = step.inMs === null ? null : time.now() + step.inMs;
      store.jobTurns.setDue(
        [idAt(step.nth)].filter((id) => id !== undefined),
        dueAt,
        time.now(),
      );
      return;
    }
    case 'hold': {
      const until = step.forMs === null ? null : time.now() + step.forMs;
      return store.queue.hold(pick(lanes, step.lane) ?? '', step.reason, until, time.now());
    }
    case 'release':
      return store.queue.release(pick(lanes, step.lane) ?? '', time.now());
    case 'pause':
      store.database.write(() => store.queues.setPaused(step.queue, step.isPaused, time.now()));
      return;
    case 'configure': {
      const { concurrency, startLimit } = step;
      return world.configure({ ...world.policyOf(step.queue), concurrency, startLimit });
    }
    case 'sweep':
      return sweep(world, step);
    case 'refuse':
      return world.refuse(step.calls);
    case 'stop':
      return stop(world);
    case 'crash':
      return crash(world, step);
  }
};

/** Takes a step and waits until everything that follows from it at once has happened. */
export const takeStep = async (world: World, step: Step): Promise<void> => {
  try {
    await take(world, step);
  } catch (error) {
    // A command that the store refuses tells its caller so.
    if (!(error instanceof Error && error.message === refusal)) throw error;
  }
  await settled();
};
