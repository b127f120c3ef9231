import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Timers } from '../../src-main/queue/ports.ts';
import type { Store } from '../../src-main/storage/store.ts';
import { openStore } from '../../src-main/storage/store.ts';
import { ManualTime } from './manual-time.ts';
import type { StorePlace } from './sqlite-store.ts';
import { testFolder } from './sqlite-store.ts';
import type { TestQueue, TestQueueOptions } from './test-queue.ts';
import { createTestQueue } from './test-queue.ts';

/** Timers of a process: once it is dead none of them calls back. */
class MortalTimers implements Timers {
  readonly #timers: Timers;
  #isDead = false;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  set(callback: () => void, delayMs: number): () => void {
    return this.#timers.set(() => this.#call(callback), delayMs);
  }

  soon(callback: () => void): void {
    this.#timers.soon(() => this.#call(callback));
  }

  die(): void {
    this.#isDead = true;
  }

  #call(callback: () => void): void {
    if (!this.#isDead) callback();
  }
}

export type LifeOptions = Omit<TestQueueOptions, 'path' | 'store' | 'timers' | 'time' | 'boot'>;

/** One store and the processes that own it, one after the other. In memory the store outlives them. */
export class QueueLives {
  readonly time: ManualTime;
  readonly #path: string;
  #options: LifeOptions;
  #timers: MortalTimers;
  #boots = 0;
  /** The queue as the process that lives now runs it. */
  queue: TestQueue;

  /** @param path of the store's file, or ':memory:' */
  constructor(path: string, options: LifeOptions = {}, time = new ManualTime()) {
    this.#path = path;
    this.time = time;
    this.#timers = new MortalTimers(time);
    this.#options = options;
    this.queue = this.#begin(openStore(path, this.time.now()));
  }

  /** The process dies without a word; the next one finds what was stored, and hasn't started its engine yet. */
  crash(change: LifeOptions = {}): TestQueue {
    this.#timers.die();
    this.#timers = new MortalTimers(this.time);
    this.#options = { ...this.#options, ...change };
    const { store } = this.queue;
    if (this.#path !== ':memory:') store.database.close();
    this.queue = this.#begin(this.#path === ':memory:' ? store : openStore(this.#path, this.time.now()));
    return this.queue;
  }

  close(): void {
    this.#timers.die();
    this.queue.store.database.close();
  }

  #begin(store: Store): TestQueue {
    const boot = `boot-${++this.#boots}`;
    return createTestQueue({ ...this.#options, store, time: this.time, timers: this.#timers, boot });
  }
}

/** Lives of a queue for one test, which closes and removes the store when it ends. */
export const openQueueLives = (place: StorePlace, options?: LifeOptions): QueueLives => {
  const lives = new QueueLives(place === 'in memory' ? ':memory:' : join(testFolder(), 'dossier.db'), options);
  onTestFinished(() => lives.close());
  return lives;
};
