import type { HoldReason } from '#shared/model/queue-status.ts';
import type { AppDeps } from './ports.ts';

/** A lane that takes no work, and why. */
interface HeldLane {
  readonly lane: string;
  readonly origin: string;
  readonly reason: HoldReason;
}

/** Lets the held lanes that are meant look anew; the hold comes back where its reason is still there. */
export const releaseHeld = ({ store, clock }: AppDeps, isMeant: (lane: HeldLane) => boolean): void => {
  for (const { lane, origin, holdReason } of store.lanes.all()) {
    if (holdReason !== null && isMeant({ lane, origin, reason: holdReason })) store.queue.release(lane, clock.now());
  }
};

/** Who starts a draft wants to know how things are now: what waited for the user is looked at once more. */
export const releaseForRun = (deps: AppDeps, origin: string): void =>
  releaseHeld(deps, (held) => held.origin === origin && ['no-key', 'quota', 'spending-limit'].includes(held.reason));
