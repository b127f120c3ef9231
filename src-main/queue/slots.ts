import PQueue from 'p-queue';

/** The slots of one queue: how many of its jobs run at once. */
export class Slots {
  readonly #queue: PQueue;

  /** @param onFree told each time a slot has been given back, when `free` counts it again */
  constructor(concurrency: number, onFree: () => void) {
    this.#queue = new PQueue({ concurrency });
    // p-queue counts a finished task down a moment after its promise settles; only this event comes after that.
    this.#queue.on('next', onFree);
  }

  /** Changes the number of slots. Jobs above a lower number finish. */
  setConcurrency(concurrency: number): void {
    this.#queue.concurrency = concurrency;
  }

  get taken(): number {
    return this.#queue.pending + this.#queue.size;
  }

  get free(): number {
    return Math.max(0, this.#queue.concurrency - this.taken);
  }

  /** Runs `work` in a slot. The promise is handled inside: work must not reject. */
  take(work: () => Promise<void>): void {
    void this.#queue.add(work);
  }

  /** Resolves when no slot is taken. */
  idle(): Promise<void> {
    return this.#queue.onIdle();
  }
}
