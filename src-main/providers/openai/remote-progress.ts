import type { RemoteCalls } from '../text-model.ts';

/** Progress is stored at most this often, by time and by events: each time is a disk write. */
const storeEveryMs = 1_000;
const storeEveryEvents = 50;

/** Tracks the progress of a background call and stores it. */
export class RemoteProgress {
  readonly #remote: RemoteCalls;
  readonly #now: () => number;
  #stored: { readonly at: number; readonly sequence: number };
  /** Null until the provider has given it an id. */
  responseId: string | null;
  /** The last event seen. */
  sequence: number;
  /** Events are numbered, so that the stream can be gone on with. */
  isNumbered: boolean;
  /** This process has received all its text from the beginning. */
  readonly isWhole: boolean;
  /** The error of storing, if any: thrown as it is, since it isn't the provider's fault. */
  failure: { readonly error: unknown } | null = null;

  constructor(remote: RemoteCalls, now: () => number) {
    this.#remote = remote;
    this.#now = now;
    this.responseId = remote.pending?.responseId ?? null;
    this.sequence = remote.pending?.sequence ?? -1;
    this.isNumbered = remote.pending !== null;
    this.isWhole = remote.pending === null;
    this.#stored = { at: now(), sequence: this.sequence };
  }

  /**
   * Takes note of an event before anything is done with it. False where its text is of no use: seen before, or the end of one
   * whose beginning an earlier life saw. That text comes as a whole with its end.
   */
  see(responseId: string | null, sequence: number | null): boolean {
    const isNew = sequence === null || sequence > this.sequence;
    if (sequence !== null && isNew) {
      this.sequence = sequence;
      this.isNumbered = true;
    }
    try {
      this.#store(responseId);
    } catch (error) {
      this.failure = { error };
      throw error;
    }
    return isNew && this.isWhole;
  }

  #store(responseId: string | null): void {
    const { sequence } = this;
    if (this.responseId === null) {
      if (responseId === null) return;
      this.#remote.started({ responseId, sequence: Math.max(0, sequence) });
      this.responseId = responseId;
    } else {
      const isDue =
        this.#now() - this.#stored.at >= storeEveryMs || sequence - this.#stored.sequence >= storeEveryEvents;
      if (!isDue || sequence === this.#stored.sequence) return;
      this.#remote.progressed(sequence);
    }
    this.#stored = { at: this.#now(), sequence };
  }
}
