import { describe, expect, it } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { watchHeldServers } from '../../../src-main/app/models/held-servers.watch.ts';
import type { LaneRow } from '../../../src-main/storage/queue/lanes-store.ts';
import { ManualTime, settled } from '../../support/manual-time.ts';

const one = 'http://127.0.0.1:11434';
const two = 'https://two.example';
const counters = { running: 0, completed: 0, failed: 0, cancelled: 0 };
const hold = { holdUntil: null, heldAt: null, isTrying: false, holdTries: 0, holdError: null };
const empty = { ...counters, ...hold, isPaused: false };

/** Servers that the test starts and stops, lanes that it holds, and a watch over them. */
class World {
  readonly time = new ManualTime();
  readonly told: AppEvent[] = [];
  /** When each server was probed, in milliseconds since the beginning. */
  readonly probedAt: number[] = [];
  readonly reachable = new Set<string>();
  readonly #holds = new Map<string, { origin: string; reason: HoldReason }>();
  timers = 0;
  random = 0.999;
  /** Answers of probes are waited for only while this is set. */
  answer: Promise<void> = Promise.resolve();
  failRelease = false;
  readonly unexpected: unknown[] = [];

  readonly watch = watchHeldServers({
    lanes: () => this.#lanes(),
    release: (lane) => {
      if (this.failRelease) throw new Error('the store is full');
      this.release(lane);
    },
    canReach: async (origin) => {
      this.probedAt.push(this.time.elapsed());
      await this.answer;
      return this.reachable.has(origin);
    },
    clock: this.time,
    timers: {
      set: (callback, delayMs) => {
        this.timers += 1;
        let isArmed = true;
        const end = () => {
          if (isArmed) this.timers -= 1;
          isArmed = false;
        };
        const cancel = this.time.set(() => {
          end();
          callback();
        }, delayMs);
        return () => {
          end();
          cancel();
        };
      },
    },
    random: () => this.random,
    tell: (event) => this.told.push(event),
    connectionOf: (origin) => (origin === one ? { id: 'ollama', label: 'Ollama' } : null),
    onUnexpected: (error) => this.unexpected.push(error),
  });

  /** Holds a lane of an origin, and has the watch hear of it. */
  hold(origin: string, reason: HoldReason = 'offline', queue = 'generate'): void {
    this.#holds.set(`${queue}@${origin}`, { origin, reason });
    this.watch.look();
  }

  release(lane: string): void {
    this.#holds.delete(lane);
    this.watch.look();
  }

  get heldLanes(): string[] {
    return [...this.#holds.keys()];
  }

  names(): string[] {
    return this.told.map(({ name }) => name);
  }

  #lanes(): LaneRow[] {
    const held = [...this.#holds].map(([lane, { origin, reason }]) => ({ lane, origin, holdReason: reason }));
    const free = { lane: 'other@embedded', origin: 'embedded', holdReason: null };
    return [...held, free].map((row) => ({ ...empty, queue: 'generate', scheduled: 1, blocked: 2, ready: 4, ...row }));
  }
}

describe('the watch over held servers (F1)', () => {
  it('says once that a server is held, and why, and how much waits', () => {
    const world = new World();
    world.hold(one, 'no-key');
    world.hold(one, 'no-key', 'transcribe');
    world.watch.look();
    const payload = { reason: 'no-key', origin: one, connection: 'ollama', label: 'Ollama', held: 7 };
    expect(world.told).toEqual([{ name: 'provider.held', payload }]);
    world.hold(two, 'quota');
    expect(world.told[1]).toEqual({
      name: 'provider.held',
      payload: { reason: 'quota', origin: two, connection: null, label: two, held: 7 },
    });
  });

  it.each<HoldReason>(['offline', 'no-key', 'quota', 'spending-limit'])(
    'says it anew after a release: %s',
    (reason) => {
      const world = new World();
      world.hold(one, reason);
      world.release(`generate@${one}`);
      world.hold(one, reason);
      expect(world.names().filter((name) => name === 'provider.held')).toHaveLength(2);
    },
  );

  it('tells of an outage once, however many lanes it holds and however often it is tried (F13)', () => {
    const world = new World();
    for (const queue of ['sections', 'chat', 'large']) world.hold(one, 'trouble', queue);
    for (let tries = 0; tries < 14; tries++) world.watch.look();
    expect(world.names()).toEqual(['provider.held']);
  });

  it('says that an outage is over where its hold ends, whoever ended it (F13)', () => {
    const world = new World();
    world.hold(one, 'trouble');
    world.release(`generate@${one}`);
    const payload = { origin: one, label: 'Ollama' };
    expect(world.told.slice(1)).toEqual([{ name: 'provider.resumed', payload }]);
  });

  it('says another reason too, since another thing has to be done', () => {
    const world = new World();
    world.hold(one);
    world.hold(one, 'no-key');
    expect(world.told.map(({ payload }) => 'reason' in payload && payload.reason)).toEqual(['offline', 'no-key']);
    expect(world.timers).toBe(0);
  });

  it.each<HoldReason>(['no-key', 'quota', 'spending-limit', 'paused'])(
    'probes nobody while held for %s',
    async (reason) => {
      const world = new World();
      world.hold(one, reason);
      world.watch.lookNow();
      await world.time.advance(3_600_000);
      expect([world.probedAt, world.timers]).toEqual([[], 0]);
      expect(world.names()).toEqual(reason === 'paused' ? [] : ['provider.held']);
    },
  );

  it('probes one that is offline at growing distances, never more than a minute apart', async () => {
    const world = new World();
    world.hold(one);
    await world.time.advance(200_000);
    const distances = world.probedAt.map((at, index) => at - (world.probedAt[index - 1] ?? 0));
    expect(distances.map((ms) => Math.round(ms / 1_000))).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
    world.random = 0;
    await world.time.advance(60_000);
    const spread = (world.probedAt.at(-1) ?? 0) - 183_000;
    expect(spread, 'spread over the upper half').toBeGreaterThan(0);
    expect(world.timers).toBe(1);
  });

  it('releases every lane of a server that is back, and only those held as offline', async () => {
    const world = new World();
    world.hold(one);
    world.hold(one, 'offline', 'transcribe');
    world.hold(one, 'spending-limit', 'batch');
    world.hold(two);
    world.reachable.add(one);
    await world.time.advance(1_000);
    expect(world.heldLanes).toEqual([`batch@${one}`, `generate@${two}`]);
    expect(world.told.at(-1)).toEqual({ name: 'provider.resumed', payload: { origin: one, label: 'Ollama' } });
    expect(world.names().filter((name) => name === 'provider.resumed')).toHaveLength(1);
    expect(world.timers, 'only the other server is waited for').toBe(1);
  });

  it('does not try a server every second that accepts and then breaks', async () => {
    const world = new World();
    world.reachable.add(one);
    const distances: number[] = [];
    for (let time = 0; time < 8; time++) {
      const heldAt = world.time.elapsed();
      world.hold(one);
      await world.time.advance(60_000);
      distances.push(Math.round(((world.probedAt.at(-1) ?? 0) - heldAt) / 1_000));
    }
    expect(distances).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it.each<[string, (world: World) => Promise<void> | void]>([
    ['a call that completed', (world) => world.watch.noteSuccess(one)],
    ['five minutes of peace', (world) => world.time.advance(5 * 60_000)],
  ])('begins anew after %s', async (_what, happens) => {
    const world = new World();
    world.hold(one);
    await world.time.advance(40_000);
    world.reachable.add(one);
    await world.time.advance(60_000);
    expect(world.heldLanes).toEqual([]);
    await happens(world);
    const heldAt = world.time.elapsed();
    world.hold(one);
    await world.time.advance(1_000);
    expect((world.probedAt.at(-1) ?? 0) - heldAt).toBeCloseTo(1_000, -1);
  });

  it('probes soon again when another call to a held server completes', async () => {
    const world = new World();
    world.hold(one);
    await world.time.advance(100_000);
    const { length } = world.probedAt;
    world.watch.noteSuccess(one);
    await world.time.advance(1_000);
    expect(world.probedAt).toHaveLength(length + 1);
    expect(world.timers).toBe(1);
  });

  it('probes at once when told so, one at a time for each server', async () => {
    const world = new World();
    world.hold(one);
    world.hold(two);
    let answer = () => {};
    world.answer = new Promise((resolve) => {
      answer = resolve;
    });
    world.watch.lookNow();
    world.watch.lookNow();
    await world.time.advance(100_000);
    expect(world.probedAt).toEqual([0, 0]);
    expect(world.timers).toBe(0);
    world.reachable.add(two);
    answer();
    await settled();
    expect(world.heldLanes).toEqual([`generate@${one}`]);
    expect(world.timers).toBe(1);
  });

  it('says nothing when the user was faster than the probe', async () => {
    const world = new World();
    world.hold(one);
    let answer = () => {};
    world.answer = new Promise((resolve) => {
      answer = resolve;
    });
    world.reachable.add(one);
    world.watch.lookNow();
    world.release(`generate@${one}`);
    answer();
    await settled();
    expect(world.names()).toEqual(['provider.held']);
    expect(world.timers).toBe(0);
  });

  it('probes again when the store would not release', async () => {
    const world = new World();
    world.hold(one);
    world.reachable.add(one);
    world.failRelease = true;
    await world.time.advance(1_000);
    expect(world.unexpected).toEqual([new Error('the store is full')]);
    world.failRelease = false;
    await world.time.advance(2_000);
    expect(world.heldLanes).toEqual([]);
    expect(world.names()).toEqual(['provider.held', 'provider.resumed']);
  });

  it('sets no timer while nothing is held', async () => {
    const world = new World();
    world.watch.look();
    world.watch.noteSuccess(one);
    world.watch.lookNow();
    expect(world.timers).toBe(0);
    world.hold(one);
    expect(world.timers).toBe(1);
    world.release(`generate@${one}`);
    expect(world.timers).toBe(0);
    await world.time.advance(600_000);
    expect(world.probedAt).toEqual([]);
  });

  it('stops, also in the midst of a probe', async () => {
    const world = new World();
    world.hold(one);
    world.hold(two);
    world.reachable.add(one);
    await world.time.advance(900);
    world.watch.lookNow();
    world.watch.stop();
    await world.time.advance(600_000);
    expect(world.probedAt).toHaveLength(2);
    expect([world.heldLanes.length, world.timers]).toEqual([2, 0]);
    expect(world.names()).toEqual(['provider.held', 'provider.held']);
  });
});
