import { AppFailure } from '#shared/model/app-error.ts';
import type { HoldReason } from '#shared/model/queue-status.ts';
import { isTryable } from '#shared/model/queue-status.ts';
import type { AppDeps } from '../ports.ts';

/** A hold that ends when a call succeeds isn't released: one call tries at once. */
const endsByTrying = (reason: HoldReason | null): boolean => reason !== null && isTryable(reason);

/** Lets a held lane, and all others to the same server, try again now. Throws `not-found`. */
export const releaseLane =
  ({ store, clock }: AppDeps) =>
  ({ lane }: { lane: string }): Record<string, never> => {
    const lanes = store.lanes.ofSameOrigin(lane);
    if (lanes.length === 0) throw new AppFailure({ code: 'not-found', message: `There is no lane "${lane}".` });
    const held = new Map(store.lanes.all().map((row) => [row.lane, row.holdReason]));
    const toTry = lanes.filter((name) => endsByTrying(held.get(name) ?? null));
    store.queue.tryNow(({ lane: name }) => toTry.includes(name));
    for (const name of lanes) if (!toTry.includes(name)) store.queue.release(name, clock.now());
    return {};
  };
