import { AppFailure } from '#shared/model/app-error.ts';
import type { AppDeps } from '../ports.ts';

/** Lets a held lane, and all others to the same server, try again now. Throws `not-found`. */
export const releaseLane =
  ({ store, clock }: AppDeps) =>
  ({ lane }: { lane: string }): Record<string, never> => {
    const lanes = store.lanes.ofSameOrigin(lane);
    if (lanes.length === 0) throw new AppFailure({ code: 'not-found', message: `There is no lane "${lane}".` });
    for (const name of lanes) store.queue.release(name, clock.now());
    return {};
  };
