import { AppFailure } from '#shared/model/app-error.ts';
import type { AppDeps } from '../ports.ts';

/** Lets a held lane try again now. Throws `not-found`. */
export const releaseLane =
  ({ store, clock }: AppDeps) =>
  ({ lane }: { lane: string }): Record<string, never> => {
    if (!store.lanes.all().some((row) => row.lane === lane)) {
      throw new AppFailure({ code: 'not-found', message: `There is no lane "${lane}".` });
    }
    store.queue.release(lane, clock.now());
    return {};
  };
