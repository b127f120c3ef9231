import { Publisher } from '../../src-main/api/publisher.ts';
import { cleanUp } from '../../src-main/app/queue/clean-up.ts';
import { getQueueStatus } from '../../src-main/app/queue/get-queue-status.ts';
import { systemTimers, systemTurn } from '../../src-main/platform/system-clock.ts';
import { documentIdSchema, sectionIdSchema } from '../../src-shared/model/ids.ts';
import { settingsSchema } from '../../src-shared/model/settings.ts';
import type { Blocks } from './block-probe.ts';
import { startBlockProbe } from './block-probe.ts';
import { fillStore } from './fill.ts';
import { ourApp } from './our-app.ts';
import type { OurQueue } from './our-queue.ts';
import { openOurQueue, ourJobs } from './our-queue.ts';
import { countMainSyncs } from './slow-disk.ts';

export const streams = 3;
export const runs = 200;
export const sectionsARun = 14;
export const removedRows = 50_000;

/** What happens one after the other while the streams go on. */
export const phases = ['2,800 enqueued and worked off', '50,000 removed by retention'] as const;

const settings = settingsSchema.parse({});

/** The publisher as the window has it: each event is copied as it would be on its way to another process. */
const tellAClient = (queue: OurQueue): Publisher => {
  const publisher = new Publisher({
    events: queue.store.events,
    timers: systemTimers,
    queueStatus: getQueueStatus(ourApp(queue).deps),
    whenDurable: queue.store.database.whenDurable,
    onUnexpected: (error) => {
      throw error;
    },
  });
  publisher.subscribe((event) => structuredClone(event));
  queue.store.database.onCommit(() => publisher.committed());
  return publisher;
};

interface Timed {
  readonly blocks: Blocks;
  readonly seconds: number;
  /** Syncs that the main thread waited for; null where nobody counts them. */
  readonly syncs: number | null;
}

const timed = async (work: () => Promise<void>): Promise<Timed> => {
  const probe = startBlockProbe();
  const before = countMainSyncs();
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1_000;
  const after = countMainSyncs();
  return { seconds, syncs: before === null || after === null ? null : after - before, blocks: probe.stop() };
};

/** In a process of its own: streams, enqueues, works off and cleans up, and says how long anything kept the event loop. */
export const stayResponsive = async ([path = '']: readonly string[]): Promise<void> => {
  let isOver = false;
  let finished = 0;
  let onAllFinished = () => {};
  const streamed: { publisher: Publisher | null } = { publisher: null };
  const stream = async (nth: number): Promise<void> => {
    const documentId = documentIdSchema.parse('document');
    const sectionId = sectionIdSchema.parse(`section-${nth}`);
    for (let offset = 0; !isOver; offset += 5) {
      streamed.publisher?.delta({ documentId, sectionId, claimNo: 1, offset, text: 'word ' });
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  };
  const queue = openOurQueue(path, {
    rules: { concurrency: streams * 2 },
    run: ({ nth }) => (nth < 0 ? stream(nth) : undefined),
    onFinished: (count) => {
      finished += count;
      if (finished >= runs * sectionsARun) onAllFinished();
    },
  });
  fillStore(queue, 'completed', removedRows);
  streamed.publisher = tellAClient(queue);
  queue.store.jobs.enqueue(ourJobs(-streams, streams), Date.now());
  queue.engine.start();
  await new Promise((resolve) => setTimeout(resolve, 200));

  const batch = await timed(async () => {
    const allFinished = new Promise<void>((resolve) => {
      onAllFinished = resolve;
    });
    for (let run = 0; run < runs; run++) {
      queue.store.jobs.enqueue(ourJobs(run * sectionsARun, sectionsARun), Date.now());
      await systemTurn();
    }
    await allFinished;
  });
  const { deps } = ourApp(queue);
  const retention = await timed(async () => {
    await cleanUp(deps, () => settings.retention)({});
  });
  isOver = true;
  const figures = Object.fromEntries(
    [batch, retention].flatMap(({ blocks, seconds, syncs }, nth) => [
      [`${phases[nth]}: longest block`, blocks.longestMs],
      [`${phases[nth]}: most processor time between two looks`, blocks.longestBusyMs],
      [`${phases[nth]}: longest by Node's histogram`, blocks.histogramMaxMs],
      [`${phases[nth]}: p99 by Node's histogram`, blocks.histogramP99Ms],
      ...(syncs === null ? [] : [[`${phases[nth]}: syncs in the main thread`, syncs]]),
      [`${phases[nth]}: took`, seconds],
    ]),
  );
  process.stdout.write(`${JSON.stringify(figures)}\n`);
};
