import PQueue from 'p-queue';
import type { AdaptiveLimit, LimitBounds } from './adaptive-limit.ts';
import { afterQuiet, afterRateLimit, growsAt, quietMs, withBounds } from './adaptive-limit.ts';
import { askedPauseMs } from './asked-pause.ts';
import type { LimiterMemory, Moment, SavedLimit } from './limiter-memory.ts';
import { restoredLimit, restoredStarts, savedLimit } from './limiter-memory.ts';
import type { RequestGate } from './request-gate.ts';
import { StartWindow, startWindowMs } from './start-window.ts';

/** What the user allows towards one origin; null for no limit per minute. */
export interface LimiterSettings {
  readonly concurrency: number;
  readonly minConcurrency: number;
  readonly requestsPerMinute: number | null;
}

export interface LimiterDeps {
  readonly clock: { now(): number; elapsed(): number };
  /** Calls back once after so many milliseconds. Returns how to cancel it. */
  readonly timers: { set(callback: () => void, delayMs: number): () => void };
  readonly memory: LimiterMemory;
  /** Called when the limit changes, or the moment when requests may begin again. */
  readonly onChange: () => void;
  /** Called when storing fails. Requests go on; only the next start will know less. */
  readonly onUnexpected: (error: unknown) => void;
}

const boundsOf = ({ concurrency, minConcurrency }: LimiterSettings): LimitBounds => ({
  min: Math.min(minConcurrency, concurrency),
  max: concurrency,
});

/**
 * The gate before one origin: p-queue has the places, and is paused while the server asked for a pause or the minute is
 * full. A timer is set only while there is something to wait for: an end of that, or a quiet minute of a lowered limit.
 */
export class OriginLimiter implements RequestGate {
  readonly origin: string;
  readonly #deps: LimiterDeps;
  readonly #places: PQueue;
  /** Requests under way, in the order in which they began. */
  readonly #begun = new Set<{ readonly begunAt: number }>();
  readonly #window: StartWindow;
  #settings: LimiterSettings;
  #state: AdaptiveLimit;
  #pausedUntil: number;
  #disarm = () => {};
  #isStopped = false;
  #told: { readonly limit: number; readonly opensAt: number | null };

  constructor(origin: string, settings: LimiterSettings, deps: LimiterDeps) {
    this.origin = origin;
    this.#deps = deps;
    this.#settings = settings;
    const at = this.#moment();
    const saved = this.#ask<SavedLimit | null>(() => deps.memory.load(origin), null);
    const starts = this.#ask<number[]>(() => deps.memory.startsSince(origin, at.now - startWindowMs), []);
    const restored = restoredLimit(saved, boundsOf(settings), at, starts.at(-1));
    this.#state = restored.state;
    this.#pausedUntil = restored.pausedUntil;
    this.#window = new StartWindow(restoredStarts(starts, at));
    this.#places = new PQueue({ concurrency: this.#state.limit });
    this.#adjust();
    // Nobody has been told anything else, and whoever listens may still be about to be made.
    this.#told = { limit: this.#state.limit, opensAt: this.#opensAt() };
  }

  enter(signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      // Only the wait may be aborted: a request under way keeps its place until it says that it is over.
      const waiting = new AbortController();
      const leave = () => waiting.abort(signal.reason);
      if (signal.aborted) leave();
      else signal.addEventListener('abort', leave, { once: true });
      const begin = () => {
        signal.removeEventListener('abort', leave);
        return new Promise<void>((freePlace) => resolve(this.#begin(freePlace)));
      };
      this.#places.add(begin, { signal: waiting.signal }).catch(reject);
    });
  }

  note(answer: Parameters<RequestGate['note']>[0]): void {
    const { now, elapsed } = this.#moment();
    const until = elapsed + askedPauseMs(answer, now);
    const isLonger = until > Math.max(elapsed, this.#pausedUntil);
    if (isLonger) this.#pausedUntil = until;
    if (answer.isRateLimit) {
      const quietFrom = Math.max(elapsed, this.#pausedUntil);
      const refusal = { begunAt: this.#oldestBegun(elapsed), now: elapsed, quietFrom };
      this.#state = afterRateLimit(this.#state, boundsOf(this.#settings), refusal);
    }
    if (isLonger || answer.isRateLimit) this.#save();
    this.#settle();
  }

  /** Changes what the user allows. Requests under way above a lower number finish. */
  configure(settings: LimiterSettings): void {
    const { limit } = this.#state;
    this.#state = withBounds(this.#state, boundsOf(this.#settings), boundsOf(settings));
    this.#settings = settings;
    if (this.#state.limit !== limit) this.#save();
    this.#settle();
  }

  /** Requests that may be under way at once. */
  concurrencyNow(): number {
    return this.#state.limit;
  }

  /** Milliseconds until a request may begin; 0 unless the server asked for a pause or the minute is full. */
  waitMs(): number {
    const opensAt = this.#opensAt();
    return opensAt === null ? 0 : Math.ceil(opensAt - this.#deps.clock.elapsed());
  }

  /** Until when the server asked for a pause, epoch milliseconds; null without a pause. */
  pausedUntil(): number | null {
    return savedLimit({ state: this.#state, pausedUntil: this.#pausedUntil }, this.#moment()).pausedUntil;
  }

  /** Stops its timers. Requests that still wait do so until they are aborted. */
  stop(): void {
    this.#isStopped = true;
    this.#disarm();
  }

  #begin(freePlace: () => void): () => void {
    const { now, elapsed } = this.#moment();
    const request = { begunAt: elapsed };
    this.#begun.add(request);
    this.#window.note(elapsed);
    this.#ask(() => this.#deps.memory.noteStart(this.origin, now), undefined);
    this.#settle();
    return () => {
      if (this.#begun.delete(request)) freePlace();
    };
  }

  /**
   * An answer doesn't say to which request it belongs: it is taken for that of the oldest under way, so that one crowd
   * never halves twice. One that began more than a minute ago has had its answer and only streams.
   */
  #oldestBegun(elapsed: number): number {
    for (const { begunAt } of this.#begun) if (begunAt > elapsed - quietMs) return begunAt;
    return elapsed;
  }

  /** The moment at which requests may begin again; null when they may now. */
  #opensAt(): number | null {
    const opensAt = Math.max(this.#pausedUntil, this.#window.opensAt(this.#settings.requestsPerMinute) ?? 0);
    return opensAt > this.#deps.clock.elapsed() ? opensAt : null;
  }

  /** Updates the places and the timer, and tells the listener of changes. */
  #settle(): void {
    this.#adjust();
    this.#tell();
  }

  #adjust(): void {
    const bounds = boundsOf(this.#settings);
    const { limit } = this.#state;
    this.#state = afterQuiet(this.#state, bounds, this.#deps.clock.elapsed());
    if (this.#state.limit !== limit) this.#save();
    // Each of these lets waiting requests begin, which settle in their turn: whether it is open is asked anew.
    if (this.#opensAt() !== null) this.#places.pause();
    if (this.#places.concurrency !== this.#state.limit) this.#places.concurrency = this.#state.limit;
    if (this.#opensAt() === null) this.#places.start();
    this.#arm(bounds);
  }

  #arm(bounds: LimitBounds): void {
    this.#disarm();
    this.#disarm = () => {};
    const moments = [this.#opensAt(), growsAt(this.#state, bounds)].filter((moment) => moment !== null);
    if (this.#isStopped || moments.length === 0) return;
    const delayMs = Math.max(1, Math.ceil(Math.min(...moments) - this.#deps.clock.elapsed()));
    this.#disarm = this.#deps.timers.set(() => this.#settle(), delayMs);
  }

  #tell(): void {
    const { limit } = this.#state;
    const opensAt = this.#opensAt();
    if (limit === this.#told.limit && opensAt === this.#told.opensAt) return;
    this.#told = { limit, opensAt };
    this.#deps.onChange();
  }

  #save(): void {
    const kept = savedLimit({ state: this.#state, pausedUntil: this.#pausedUntil }, this.#moment());
    this.#ask(() => this.#deps.memory.save(this.origin, kept), undefined);
  }

  #moment(): Moment {
    return { now: this.#deps.clock.now(), elapsed: this.#deps.clock.elapsed() };
  }

  /** Reads the memory, or falls back: an answer that was paid for must not be lost to a full disk. */
  #ask<T>(read: () => T, otherwise: T): T {
    try {
      return read();
    } catch (error) {
      this.#deps.onUnexpected(error);
      return otherwise;
    }
  }
}
