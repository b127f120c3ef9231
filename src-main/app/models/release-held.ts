import type { HoldReason } from '#shared/model/queue-status.ts';
import type { AppDeps } from '../ports.ts';

/** A lane that takes no work, and why. */
interface HeldLane {
  readonly lane: string;
  readonly origin: string;
  readonly reason: HoldReason;
}

/** Releases the lanes that `isMeant` accepts; a hold comes back if its reason still exists. */
export const releaseHeld = ({ store, clock }: AppDeps, isMeant: (lane: HeldLane) => boolean): void => {
  for (const { lane, origin, holdReason } of store.lanes.all()) {
    if (holdReason !== null && isMeant({ lane, origin, reason: holdReason })) store.queue.release(lane, clock.now());
  }
};

/** Starting a draft checks holds that wait for the user once more. */
export const releaseForRun = (deps: AppDeps, origin: string): void =>
  releaseHeld(deps, (held) => held.origin === origin && ['no-key', 'quota', 'spending-limit'].includes(held.reason));
