import type { AppEvent, EventPayload } from '#shared/contract/events.ts';
import { isTryable } from '#shared/model/queue-status.ts';
import { backoffDelayMs } from '../../queue/backoff.ts';
import type { Clock, Timers } from '../../queue/ports.ts';
import type { LaneRow } from '../../storage/queue/lanes-store.ts';

/** Between two probes of one server: soon at first, for a server that only restarts, and never more than a minute. */
const betweenProbes = { type: 'exponential', baseMs: 1_000, maxMs: 60_000 } as const;

/** A server that was released and not held again for so long counts as well. */
const peaceMs = 5 * 60_000;

type HeldReason = Exclude<EventPayload<'provider.held'>['reason'], 'paused'>;
type Told = Extract<AppEvent, { name: 'provider.held' | 'provider.resumed' }>;

interface WatchHeldServersDeps {
  readonly lanes: () => readonly LaneRow[];
  /** Releases a lane; the change may be heard at once, while `look` runs. */
  readonly release: (lane: string) => void;
  /** Whether anybody listens there: ends by itself, and tells the server nothing. */
  readonly canReach: (origin: string) => Promise<boolean>;
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly timers: Pick<Timers, 'set'>;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly tell: (event: Told) => void;
  /** What the user calls the server at an origin; null where none is set up any more. */
  readonly connectionOf: (origin: string) => { readonly id: string; readonly label: string } | null;
  /** Told when the store refuses a release; the server is probed again either way. */
  readonly onUnexpected?: (error: unknown) => void;
}

/** What is known of a server that is held as offline, or was. */
interface Watched {
  /** Probes since it was last known to be well. */
  probes: number;
  isProbing: boolean;
  disarm: (() => void) | null;
  /** When it was seen released, on the clock that never jumps; null while it is held. */
  releasedAt: number | null;
}

/** A server that is held, for one reason, with how much waits for it. */
interface Held {
  readonly origin: string;
  readonly reason: HeldReason;
  readonly waiting: number;
}

const heldServers = (lanes: readonly LaneRow[]): Map<string, Held> => {
  const held = new Map<string, Held>();
  for (const { origin, holdReason, scheduled, blocked, ready } of lanes) {
    if (holdReason === null || holdReason === 'paused') continue;
    const name = `${holdReason} ${origin}`;
    const waiting = (held.get(name)?.waiting ?? 0) + scheduled + blocked + ready;
    held.set(name, { origin, reason: holdReason, waiting });
  }
  return held;
};

/**
 * Watches servers towards which work is held. Says once when one becomes held and why; one that is offline is probed, at
 * growing distances, until somebody listens there, and its lanes are then released. The distances begin anew only after a
 * call that completed (`noteSuccess`) or minutes of peace: a server that accepts and then breaks must not be tried every
 * second. Nothing is armed while nothing is held as offline.
 */
export const watchHeldServers = (deps: WatchHeldServersDeps) => {
  const { lanes, release, canReach, clock, timers, random, tell, connectionOf, onUnexpected = () => {} } = deps;
  /** What was told, by reason and origin. */
  let told: ReadonlyMap<string, Held> = new Map();
  const watched = new Map<string, Watched>();
  let isStopped = false;

  const disarm = (server: Watched) => {
    server.disarm?.();
    server.disarm = null;
  };

  const resume = (origin: string) => {
    const held = lanes().filter((lane) => lane.origin === origin && lane.holdReason === 'offline');
    if (held.length === 0) return;
    for (const { lane } of held) release(lane);
    tell({ name: 'provider.resumed', payload: { origin, label: connectionOf(origin)?.label ?? origin } });
  };

  const probeNow = async (origin: string, server: Watched): Promise<void> => {
    disarm(server);
    server.isProbing = true;
    server.probes += 1;
    const isReached = await canReach(origin).catch(() => false);
    server.isProbing = false;
    if (isStopped) return;
    try {
      if (isReached) resume(origin);
    } finally {
      // Also when the store refuses for the moment: what is still held is probed again.
      look();
    }
  };

  const probe = (origin: string, server: Watched) => {
    probeNow(origin, server).catch(onUnexpected);
  };

  const arm = (origin: string, server: Watched) => {
    if (server.disarm !== null || server.isProbing) return;
    const delayMs = backoffDelayMs(betweenProbes, server.probes + 1, random());
    server.disarm = timers.set(() => probe(origin, server), delayMs);
  };

  const hold = (origin: string) => {
    const server = watched.get(origin) ?? { probes: 0, isProbing: false, disarm: null, releasedAt: null };
    watched.set(origin, server);
    if (server.releasedAt !== null && clock.elapsed() - server.releasedAt >= peaceMs) server.probes = 0;
    server.releasedAt = null;
    arm(origin, server);
  };

  /** A hold is for work that waits; with the last of it gone there is nothing to hold, or to look for. */
  const letGoOfIdle = () => {
    const all = lanes();
    const isBusy = (origin: string) =>
      all.some((lane) => lane.origin === origin && lane.scheduled + lane.blocked + lane.ready + lane.running > 0);
    for (const { lane, origin, holdReason } of all) {
      if (holdReason !== null && holdReason !== 'paused' && !isBusy(origin)) release(lane);
    }
  };

  const letGo = (server: Watched) => {
    disarm(server);
    server.releasedAt ??= clock.elapsed();
  };

  /** Says that a hold ended because calls succeed again; one that is offline is told of where it is released. */
  const tellOver = (before: ReadonlyMap<string, Held>, held: ReadonlyMap<string, Held>) => {
    const stillHeld = new Set([...held.values()].map(({ origin }) => origin));
    for (const { origin, reason } of before.values()) {
      if (isTryable(reason) && !stillHeld.has(origin)) {
        tell({ name: 'provider.resumed', payload: { origin, label: connectionOf(origin)?.label ?? origin } });
      }
    }
  };

  /** To be called after lanes may have changed, and once at the start. */
  const look = (): void => {
    if (isStopped) return;
    letGoOfIdle();
    const held = heldServers(lanes());
    const before = told;
    told = held;
    tellOver(before, held);
    for (const [name, { origin, reason, waiting }] of held) {
      if (before.has(name)) continue;
      const connection = connectionOf(origin);
      const label = connection?.label ?? origin;
      tell({
        name: 'provider.held',
        payload: { reason, origin, connection: connection?.id ?? null, label, held: waiting },
      });
    }
    for (const [origin, server] of watched) if (!held.has(`offline ${origin}`)) letGo(server);
    for (const { origin, reason } of held.values()) if (reason === 'offline') hold(origin);
  };

  return {
    look,
    /** Probes at once: the network came back, the machine woke up, or the user asked. */
    lookNow: (): void => {
      look();
      for (const [origin, server] of watched) {
        if (server.releasedAt === null && !server.isProbing) probe(origin, server);
      }
    },
    /** A call to the origin has completed: the server is well, and the next probe comes soon again. */
    noteSuccess: (origin: string): void => {
      const server = watched.get(origin);
      if (server === undefined) return;
      server.probes = 0;
      if (server.releasedAt !== null) return;
      disarm(server);
      arm(origin, server);
    },
    stop: (): void => {
      isStopped = true;
      for (const server of watched.values()) disarm(server);
    },
  };
};
