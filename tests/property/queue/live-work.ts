import { z } from 'zod';
import type { HandlerContext } from '../../../src-main/queue/handler.ts';
import type { ClaimedJob } from '../../../src-main/queue/job.ts';
import type { Outcome } from '../../../src-main/queue/outcome.ts';
import type { Timers } from '../../../src-main/queue/ports.ts';
import type { Effect } from '../../../src-shared/model/effect.ts';
import { jobIdSchema } from '../../../src-shared/model/ids.ts';
import { newJob } from '../../support/test-queue.ts';
import { manners } from './steps.ts';

/** How long work that stops late takes to stop: less than its grace. */
const lateStopMs = 4_000;

const payloadSchema = z.object({ manner: z.enum(manners) });

/** Work that runs now, or that its queue has given up. */
export interface Work {
  readonly job: ClaimedJob;
  readonly signal: AbortSignal;
  readonly resolve: (outcome: Outcome<Effect>) => void;
  readonly reject: (error: unknown) => void;
}

/** Done, with a row of its own as the mark: applied a second time it would break that row's unique id. */
export const doneWithMark = ({ id }: Pick<ClaimedJob, 'id'>): Outcome<Effect> => ({
  type: 'completed',
  effects: [{ type: 'enqueue-jobs', jobs: [newJob({ id: jobIdSchema.parse(`${id}-mark`), queue: 'marks' })] }],
});

/** The handlers of one life of the process. */
export class LiveWork {
  readonly #timers: Timers;
  #works: Work[] = [];
  /** Claims that began while an earlier one of the same job had not been told to stop. */
  doubleRuns = 0;
  /** From now on all work is done as soon as it begins. */
  isInstant = false;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  readonly run = (context: HandlerContext<unknown>): Promise<Outcome<Effect>> => {
    const { job, signal } = context;
    if (this.#works.some((work) => work.job.id === job.id && !work.signal.aborted)) this.doubleRuns++;
    if (this.isInstant) return Promise.resolve(doneWithMark(job));
    const { manner } = payloadSchema.parse(context.payload);
    return new Promise((resolve, reject) => {
      const work: Work = {
        job,
        signal,
        resolve: (outcome) => {
          this.#drop(work);
          resolve(outcome);
        },
        reject: (error) => {
          this.#drop(work);
          reject(error);
        },
      };
      this.#works.push(work);
      if (manner === 'at once') signal.addEventListener('abort', () => work.reject(signal.reason));
      if (manner === 'late') {
        signal.addEventListener('abort', () => this.#timers.set(() => work.reject(signal.reason), lateStopMs));
      }
    });
  };

  /** Work that counts: its claim is the one that `isCurrent` knows as running. */
  current(isCurrent: (job: ClaimedJob) => boolean): Work[] {
    return this.#works.filter(({ job }) => isCurrent(job));
  }

  /** Work that its queue has given up and that may still say something. */
  zombies(isCurrent: (job: ClaimedJob) => boolean): Work[] {
    return this.#works.filter(({ job }) => !isCurrent(job));
  }

  #drop(work: Work): void {
    this.#works = this.#works.filter((other) => other !== work);
  }
}
