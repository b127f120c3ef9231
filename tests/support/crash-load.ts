import type { NewJob } from '../../src-main/queue/job.ts';
import type { QueueEngine } from '../../src-main/queue/queue-engine.ts';
import type { SweepCursor } from '../../src-main/storage/queue/retention-store.ts';
import type { Store } from '../../src-main/storage/store.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import type { JobId } from '../../src-shared/model/ids.ts';
import { batchIdSchema, documentIdSchema, jobIdSchema, runIdSchema } from '../../src-shared/model/ids.ts';
import type { JobState } from '../../src-shared/model/job.ts';
import { textLabel } from '../../src-shared/model/label.ts';
import type { QueueRules } from '../../src-shared/model/queue-policy.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import type { SectionDraft } from '../../src-shared/model/section.ts';
import type { CrashPayload } from './crash-handlers.ts';
import { plans, sectionOf } from './crash-handlers.ts';
import type { Journal } from './crash-journal.ts';
import { startLimit } from './crash-options.ts';
import { between, oneOf } from './crash-random.ts';

const rules: QueueRules = {
  concurrency: 4,
  attemptLimit: 3,
  backoff: { type: 'none' },
  startLimit: null,
  timeoutMs: 60_000,
  softLimit: 500,
  hardLimit: 5_000,
  completedDays: 0,
};

/** The queues under load, each with two lanes; starts are limited in one lane of one of them. */
export const crashPolicies = [
  { ...rules, queue: 'quick' },
  { ...rules, queue: 'spread', concurrency: 3, backoff: { type: 'exponential' as const, baseMs: 100, maxMs: 200 } },
  { ...rules, queue: 'metered', concurrency: 3, startLimit },
];
const queues = crashPolicies.map(({ queue }) => queue);

/** The lane towards "embedded" is unmetered, the one towards "remote" is not. */
const origins = ['embedded', 'remote'];

const draftOf = (order: number): SectionDraft => ({
  key: `section-${order}`,
  order,
  label: textLabel(`Section ${order}`),
  heading: null,
  role: 'body',
  group: 'profile',
  hasSource: true,
  brief: null,
  data: null,
});

interface LoadDeps {
  readonly store: Store;
  readonly engine: QueueEngine<Effect>;
  readonly journal: Journal;
  readonly boot: string;
  readonly random: () => number;
  readonly hasKillers: boolean;
  /** Old jobs may be removed. */
  readonly cleans: boolean;
  /** Told when an enqueue is refused; throws if it must not be. */
  readonly onRefused: (error: unknown) => void;
}

/** Everything that somebody can ask of a queue, in a random order: one step at a time, so as never to let it idle. */
export const createLoad = ({ store, engine, journal, boot, random, hasKillers, cleans, onRefused }: LoadDeps) => {
  let count = 0;

  const nextName = (): string => `${boot}-${++count}`;
  const planned = hasKillers ? plans : plans.filter((plan) => plan !== 'kill');

  const newJob = (id: string, change: Partial<NewJob> = {}): NewJob => {
    const plan = random() < 0.6 ? 'complete' : oneOf(random, planned);
    const payload: CrashPayload = { id, plan, ms: random() < 0.1 ? between(random, 20, 60) : between(random, 0, 4) };
    return {
      id: jobIdSchema.parse(id),
      kind: random() < 0.1 ? 'again' : 'work',
      queue: oneOf(random, queues),
      origin: oneOf(random, origins),
      payload,
      priority: between(random, 1, 10),
      dependsOn: [],
      dependencyRule: 'all-succeeded',
      attemptLimit: 3,
      timeoutMs: 60_000,
      ...change,
    };
  };

  /** Writes in one transaction, with a word to the journal before and after. */
  const enqueue = (jobs: readonly NewJob[], also: () => void = () => {}): void => {
    const ids = jobs.filter(({ uniqueKey }) => uniqueKey === undefined).map(({ id }) => id);
    journal.write({ type: 'intent', boot, ids });
    try {
      const stored = store.database.write(() => {
        also();
        return store.jobs.enqueue(jobs, Date.now());
      });
      // A key that is taken gives the id of a job that was there before, and was told of then.
      journal.write({ type: 'ack', boot, ids: stored.filter((id, nth) => id === jobs[nth]?.id) });
    } catch (error) {
      onRefused(error);
      journal.write({ type: 'refused', boot, ids });
    }
  };

  const names = (most: number): string[] => Array.from({ length: between(random, 1, most) }, nextName);

  const addRun = (): void => {
    const name = nextName();
    const documentId = documentIdSchema.parse(name);
    const runId = runIdSchema.parse(`${name}-run`);
    const jobs = Array.from({ length: between(random, 2, 14) }, (_, nth) =>
      newJob(`${name}-job-${nth}`, { kind: 'section', runId, documentId }),
    );
    const sections = jobs.map((job, order) => ({ ...draftOf(order), id: sectionOf(job.id), jobId: job.id }));
    const now = Date.now();
    enqueue(jobs, () => {
      const options = runOptionsSchema.parse({});
      store.documents.insert(
        {
          id: documentId,
          kind: 'competence-file',
          title: name,
          client: null,
          subject: 'N. N.',
          searchTerms: '',
          input: {},
          view: {},
        },
        now,
      );
      store.runs.insert({ id: runId, documentId, options, concurrency: 3, today: '2026-01-05' }, now);
      store.sections.insert(documentId, sections, now);
      store.runs.insertSections(
        runId,
        sections.map((section) => ({ ...section, sectionId: section.id, isDone: false })),
      );
    });
  };

  const addChain = (): void => {
    const dependencyRule = oneOf(random, ['all-succeeded', 'all-finished'] as const);
    const ids = names(6).map((id) => jobIdSchema.parse(id));
    enqueue(
      ids.map((id, nth) =>
        newJob(id, { kind: 'work', dependencyRule, dependsOn: ids.slice(Math.max(0, nth - 2), nth) }),
      ),
    );
  };

  const additions = [
    () => enqueue(names(8).map((id) => newJob(id))),
    addRun,
    addChain,
    () => {
      const batchId = batchIdSchema.parse(`${nextName()}-batch`);
      enqueue(names(12).map((id) => newJob(id, { batchId })));
    },
    () => enqueue(names(3).map((id) => newJob(id, { uniqueKey: `key-${between(random, 1, 4)}` }))),
    () => enqueue(names(5).map((id) => newJob(id, { dueAt: Date.now() + between(random, 1, 60) }))),
  ];

  const { connection } = store.database;
  const selectSome = connection.prepare<[string], { id: JobId }>(`
    SELECT id FROM jobs WHERE state IN (SELECT value FROM json_each(?)) AND queue <> 'sink' ORDER BY random() LIMIT 3`);
  const some = (...states: JobState[]): JobId[] => selectSome.all(JSON.stringify(states)).map(({ id }) => id);
  const openOnes = (): JobId[] => some('scheduled', 'blocked', 'ready', 'running');
  const lane = (): string => `${oneOf(random, queues)}@${oneOf(random, origins)}`;

  const selectAgain = connection.prepare<[], { id: JobId }>(`
    SELECT id FROM jobs WHERE kind = 'again' AND state IN ('failed', 'cancelled') ORDER BY random() LIMIT 3`);
  const selectEnded = connection.prepare<[], { id: string }>(
    "SELECT id FROM jobs WHERE state IN ('completed', 'failed', 'cancelled')",
  );

  const cleanUp = (): void => {
    const before = Date.now() - 100;
    journal.write({ type: 'clean', boot, ids: selectEnded.all().map(({ id }) => id) });
    for (const state of ['completed', 'failed', 'cancelled'] as const) {
      let next: SweepCursor | null = null;
      do ({ next } = store.retention.sweep({ state, olderThan: () => before, before, keepNewest: 20 }, next, 50));
      while (next);
    }
  };

  const interventions = [
    () => engine.cancel(openOnes()),
    () => engine.cancel(some('running')),
    () => store.queue.hold(lane(), 'no-key', Date.now() + between(random, 1, 20), Date.now()),
    () => store.queue.release(lane(), Date.now()),
    () => store.queues.setPaused(oneOf(random, queues), random() < 0.3, Date.now()),
    // Only ones of this kind: what others do at their end is counted once.
    () =>
      store.jobs.retry(
        selectAgain.all().map(({ id }) => id),
        Date.now(),
      ),
    () => store.jobTurns.setPriority(openOnes(), between(random, 1, 10)),
    () => store.jobTurns.setDue(openOnes(), random() < 0.5 ? null : Date.now() + between(random, 1, 30), Date.now()),
  ];

  return {
    /** One thing that is asked of the queue; `open`: how many jobs have not ended. */
    step: (open: number): void => {
      try {
        const chance = random();
        if (open < 80 && chance < 0.5) oneOf(random, additions)();
        else if (chance > 0.98 && cleans) cleanUp();
        else if (chance > 0.8) oneOf(random, interventions)();
      } catch (error) {
        onRefused(error);
      }
    },
    /** Lets everything go on that somebody has stopped. */
    release: (): void => {
      for (const queue of queues) {
        store.queues.setPaused(queue, false, Date.now());
        for (const origin of origins) store.queue.release(`${queue}@${origin}`, Date.now());
      }
    },
  };
};
