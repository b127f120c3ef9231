import type { SavedLimit } from '../../../../src-main/providers/limiter/limiter-memory.ts';
import type { LimiterSettings } from '../../../../src-main/providers/limiter/origin-limiter.ts';
import { OriginLimiter } from '../../../../src-main/providers/limiter/origin-limiter.ts';
import { ManualTime } from '../../../support/manual-time.ts';

export const origin = 'https://models.example';
export const usual: LimiterSettings = { concurrency: 4, minConcurrency: 1, requestsPerMinute: null };

/** A manual time that counts the timers set and not yet gone. */
class CountedTime extends ManualTime {
  armed = 0;
  override set(callback: () => void, delayMs: number): () => void {
    let isArmed = true;
    const disarm = () => {
      if (isArmed) this.armed -= 1;
      isArmed = false;
    };
    this.armed += 1;
    const cancel = super.set(() => {
      disarm();
      callback();
    }, delayMs);
    return () => {
      disarm();
      cancel();
    };
  }
}

/** A limiter on a manual clock, with a memory that outlives it. */
export class LimiterLife {
  readonly time = new CountedTime();
  readonly saved = new Map<string, SavedLimit>();
  /** Starts as they are stored, epoch milliseconds. */
  readonly starts: number[] = [];
  readonly unexpected: unknown[] = [];
  changes = 0;
  limiter: OriginLimiter;

  constructor(settings: Partial<LimiterSettings> = {}) {
    this.limiter = this.open(settings);
  }

  readonly memory = {
    load: (of: string) => this.saved.get(of) ?? null,
    save: (of: string, state: SavedLimit) => {
      this.saved.set(of, state);
    },
    startsSince: (_of: string, since: number) => this.starts.filter((at) => at >= since),
    noteStart: (_of: string, at: number) => {
      this.starts.push(at);
    },
  };

  /** Another life of the process: the one before sets no timers any more. */
  open(settings: Partial<LimiterSettings> = {}): OriginLimiter {
    if (this.limiter !== undefined) this.limiter.stop();
    this.limiter = new OriginLimiter(
      origin,
      { ...usual, ...settings },
      {
        clock: this.time,
        timers: this.time,
        memory: this.memory,
        onChange: () => {
          this.changes += 1;
        },
        onUnexpected: (error) => this.unexpected.push(error),
      },
    );
    return this.limiter;
  }

  /** Asks for a place; `release` is there once it was given. */
  ask(signal = new AbortController().signal): { release: (() => void) | null; error: unknown } {
    const asked: { release: (() => void) | null; error: unknown } = { release: null, error: undefined };
    this.limiter.enter(signal).then(
      (release) => {
        asked.release = release;
      },
      (error: unknown) => {
        asked.error = error;
      },
    );
    return asked;
  }

  /** An answer of the server. */
  answer(status: number, headers: Record<string, string> = {}): void {
    this.limiter.note({ status, headers: new Headers(headers), isRateLimit: status === 429 });
  }
}
