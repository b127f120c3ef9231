import type { HandlerContext } from '../../src-main/queue/handler.ts';
import type { ClaimedJob } from '../../src-main/queue/job.ts';
import type { Outcome } from '../../src-main/queue/outcome.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import type { JobId } from '../../src-shared/model/ids.ts';

export const workDone: Outcome<Effect> = { type: 'completed', effects: [] };

interface RunningWork {
  readonly context: HandlerContext<unknown>;
  readonly end: (outcome: Outcome<Effect>) => void;
}

/** Work that goes on until the test ends it: `run` is the handler. */
export class OpenWork {
  readonly #running = new Map<JobId, RunningWork>();
  readonly #obeys: boolean;

  /** @param obeys whether it stops as soon as its signal says so; else it goes on, as a stuck call does */
  constructor(obeys = true) {
    this.#obeys = obeys;
  }

  readonly run = (context: HandlerContext<unknown>): Promise<Outcome<Effect>> =>
    new Promise((resolve, reject) => {
      const { id } = context.job;
      const work = {
        context,
        end: (outcome: Outcome<Effect>) => {
          if (this.#running.get(id) === work) this.#running.delete(id);
          resolve(outcome);
        },
      };
      this.#running.set(id, work);
      if (!this.#obeys) return;
      context.signal.addEventListener('abort', () => {
        this.#running.delete(id);
        reject(context.signal.reason);
      });
    });

  /** Ids of what runs now, in the order in which it began. */
  get ids(): JobId[] {
    return [...this.#running.keys()];
  }

  get jobs(): ClaimedJob[] {
    return [...this.#running.values()].map(({ context }) => context.job);
  }

  contextOf(id: JobId): HandlerContext<unknown> {
    return this.#of(id).context;
  }

  /** How to end this run of the job, also later, when another one of it has begun. */
  endOf(id: JobId): (outcome: Outcome<Effect>) => void {
    return this.#of(id).end;
  }

  end(id: JobId, outcome: Outcome<Effect> = workDone): void {
    this.#of(id).end(outcome);
  }

  /** Ends everything that runs. */
  endAll(outcome: Outcome<Effect> = workDone): void {
    for (const { end } of [...this.#running.values()]) end(outcome);
  }

  #of(id: JobId): RunningWork {
    const work = this.#running.get(id);
    if (!work) throw new Error(`${id} does not run`);
    return work;
  }
}
