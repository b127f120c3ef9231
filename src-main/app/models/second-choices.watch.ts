import type { AppEvent } from '#shared/contract/events.ts';
import type { ProviderName } from '#shared/model/run.ts';
import type { Clock, Timers } from '../../queue/ports.ts';
import type { LaneRow } from '../../storage/queue/lanes-store.ts';
import { draftTimeoutMs, sectionsQueue } from '../drafting/step-jobs.ts';
import type { AppDeps } from '../ports.ts';
import { inPortions, portionSize } from '../queue/in-portions.ts';
import { findStandIn, heldDrafters, takeoverHold } from './find-stand-in.ts';

/** After a start, and when the machine wakes, servers get so long to show that they are back: nobody waited meanwhile. */
const tryFirstMs = 60_000;

/** Changes within this time are looked at together. */
const togetherMs = 1_000;

/** A second choice that nobody answers at is looked for again after this long. */
const unreachedMs = 60_000;

interface WatchSecondChoicesDeps {
  readonly deps: AppDeps;
  readonly clock: Clock;
  readonly timers: Pick<Timers, 'set'>;
  /** Whether anybody listens there: ends by itself, and tells the server nothing. */
  readonly canReach: (origin: string) => Promise<boolean>;
  readonly onUnexpected: (error: unknown) => void;
}

/**
 * Gives work to the second choice of a connection once its server has been held for as long as the user allows
 * (requirement F13). Only what is ready changes hands, and stays there; a job that runs isn't touched, and one that waits
 * for others is looked at when its turn comes. Nothing is armed while nobody has a second choice or nothing is held.
 */
export const watchSecondChoices = (parts: WatchSecondChoicesDeps) => {
  const { deps, clock, timers, canReach, onUnexpected } = parts;
  const { store } = deps;
  let disarm: (() => void) | null = null;
  /** On the clock that never jumps. */
  let armedFor = Number.POSITIVE_INFINITY;
  let tryFirstUntil = Number.NEGATIVE_INFINITY;
  let isLooking = false;
  let isStopped = false;

  const arm = (delayMs: number): void => {
    const at = clock.elapsed() + Math.max(0, delayMs);
    if (isStopped || at >= armedFor) return;
    disarm?.();
    armedFor = at;
    disarm = timers.set(() => {
      disarm = null;
      armedFor = Number.POSITIVE_INFINITY;
      void look();
    }, at - clock.elapsed());
  };

  const sectionLanes = (): LaneRow[] => store.lanes.all().filter(({ queue }) => queue === sectionsQueue);

  /** Moves a portion, if the hold is still there and its time is up; how many. */
  const moveSome = (lane: string, drafter: ProviderName, to: ProviderName): number => {
    const lanes = sectionLanes();
    const row = lanes.find((one) => one.lane === lane);
    const hold = row === undefined ? null : takeoverHold(row);
    const found = findStandIn(deps, lanes, drafter);
    const provider = deps.provider(to);
    if (isStopped || hold === null || provider === null || found?.provider !== to || found.at > clock.now()) return 0;
    return store.jobs.standIns.takeOver({
      lane,
      drafter,
      facts: {
        provider: to,
        label: deps.connection(to)?.label ?? null,
        insteadOf: drafter,
        insteadOfLabel: deps.connection(drafter)?.label ?? drafter,
        reason: hold.reason,
      },
      origin: provider.origin,
      timeoutMs: draftTimeoutMs(deps, to),
      limit: portionSize,
    });
  };

  const lookAt = async (lane: string, drafter: ProviderName): Promise<void> => {
    const found = findStandIn(deps, sectionLanes(), drafter);
    if (found === null) return;
    const waitMs = Math.max(found.at - clock.now(), tryFirstUntil - clock.elapsed());
    if (waitMs > 0) return arm(waitMs);
    const origin = deps.provider(found.provider)?.origin ?? '';
    if (deps.connection(found.provider) !== null && !(await canReach(origin).catch(() => false))) {
      return arm(unreachedMs);
    }
    await inPortions(deps.turn, () => moveSome(lane, drafter, found.provider));
  };

  const look = async (): Promise<void> => {
    if (isLooking) return arm(togetherMs);
    isLooking = true;
    try {
      for (const lane of sectionLanes()) {
        for (const drafter of heldDrafters(deps, lane)) if (!isStopped) await lookAt(lane.lane, drafter);
      }
    } catch (error) {
      // The work still waits for its server; the next change looks again.
      onUnexpected(error);
    } finally {
      isLooking = false;
    }
  };

  const giveTime = (): void => {
    tryFirstUntil = clock.elapsed() + tryFirstMs;
    void look();
  };

  return {
    look,
    hear: (event: AppEvent): void => {
      if (event.name === 'connections.updated') arm(0);
      if (event.name !== 'store.changed') return;
      const { changes } = event.payload;
      const isTold = changes.length === 0 || changes.some(({ entity }) => entity === 'lane' || entity === 'job');
      if (isTold && deps.settings().connections.some(({ secondChoice }) => secondChoice !== null)) arm(togetherMs);
    },
    /** The app has started, the network came back or the machine woke up: servers are tried before anybody takes over. */
    giveTime,
    stop: (): void => {
      isStopped = true;
      disarm?.();
    },
  };
};
