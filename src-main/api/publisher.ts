import type { AppEvent, Change, EventPayload } from '#shared/contract/events.ts';
import type { SectionId } from '#shared/model/ids.ts';
import type { QueueStatus } from '#shared/model/queue-status.ts';

export type EventListener = (event: AppEvent) => void;

/** The outbox as the publisher reads it. */
interface Outbox {
  lastSeq(): number;
  since(seq: number, limit: number): Change[];
}

interface PublisherDeps {
  readonly events: Outbox;
  /** Calls back after so many milliseconds, unless the returned function is called before. */
  readonly timers: { set(callback: () => void, delayMs: number): () => void };
  readonly queueStatus: () => QueueStatus;
  /** Resolves once all commits so far are on the disk; rejects when they can't get there. */
  readonly whenDurable: () => Promise<void>;
  /** A listener that threw; the others still hear. */
  readonly onUnexpected: (error: unknown) => void;
}

/** At most one batch a frame: more than a screen can show is work for nothing. */
const frameMs = 16;

/** More changes than this are told as a gap: the client asks for a new snapshot, which is cheaper than the list. */
const longestBatch = 500;

/**
 * Tells clients what happened: the outbox's new rows once they are on the disk, in batches of a frame, and streamed text
 * on the way. The outbox is the truth; if nobody listens nothing is read from it.
 */
export class Publisher {
  readonly #deps: PublisherDeps;
  readonly #listeners = new Set<EventListener>();
  readonly #deltas = new Map<SectionId, EventPayload<'section.delta'>>();
  #publishedSeq: number;
  #disarm: (() => void) | null = null;
  /** The batch that waits for the disk; the next one begins after it, so that their order is kept. */
  #telling: Promise<void> | null = null;
  #isClosed = false;

  constructor(deps: PublisherDeps) {
    this.#deps = deps;
    this.#publishedSeq = deps.events.lastSeq();
  }

  subscribe(listener: EventListener): () => void {
    // The first listener starts from now: what came before is in its snapshot.
    if (this.#listeners.size === 0) this.#publishedSeq = this.#deps.events.lastSeq();
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says that a transaction was committed. */
  committed(): void {
    this.#arm();
  }

  /** Joins streamed text to what waits for the frame. */
  delta(delta: EventPayload<'section.delta'>): void {
    if (this.#listeners.size === 0) return;
    const pending = this.#deltas.get(delta.sectionId);
    const isNext = pending?.claimNo === delta.claimNo && pending.offset + pending.text.length === delta.offset;
    this.#deltas.set(delta.sectionId, isNext ? { ...pending, text: pending.text + delta.text } : delta);
    this.#arm();
  }

  /** Tells at once what is neither of the store nor text. */
  tell(event: AppEvent): void {
    for (const listener of this.#listeners) {
      try {
        listener(event);
      } catch (error) {
        this.#deps.onUnexpected(error);
      }
    }
  }

  /** Tells what is left and then nothing more: must come before the store is closed. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#disarm?.();
    this.#disarm = null;
    await this.#telling;
    this.#flush();
    await this.#telling;
    this.#listeners.clear();
  }

  #arm(): void {
    if (this.#isClosed || this.#disarm !== null || this.#listeners.size === 0) return;
    this.#disarm = this.#deps.timers.set(() => {
      this.#disarm = null;
      this.#flush();
    }, frameMs);
  }

  #flush(): void {
    for (const payload of this.#deltas.values()) this.tell({ name: 'section.delta', payload });
    this.#deltas.clear();
    // What comes meanwhile is told after it.
    if (this.#telling !== null) return;
    const batch = this.#nextBatch();
    if (batch === null) return;
    const told = this.#deps.whenDurable().then(
      () => this.tell({ name: 'store.changed', payload: batch }),
      // Whoever heard of the failed sync has told the user; of what may be lost nobody hears.
      () => {},
    );
    this.#telling = told.then(() => {
      this.#telling = null;
      if (this.#deps.events.lastSeq() !== this.#publishedSeq) this.#arm();
    });
  }

  /** The changes since the last batch, and the queue as they left it; null when there are none. */
  #nextBatch(): EventPayload<'store.changed'> | null {
    const toSeq = this.#deps.events.lastSeq();
    if (toSeq === this.#publishedSeq) return null;
    const fromSeq = this.#publishedSeq + 1;
    const isTooMany = toSeq - this.#publishedSeq > longestBatch;
    const changes = isTooMany ? [] : this.#deps.events.since(this.#publishedSeq, longestBatch);
    this.#publishedSeq = toSeq;
    // An empty list for a long stretch is a gap by itself: fromSeq tells the client that it missed something.
    return { fromSeq: isTooMany ? toSeq : fromSeq, toSeq, changes, queue: this.#deps.queueStatus() };
  }
}
