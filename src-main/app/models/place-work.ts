import { readBaseUrl } from '#shared/model/base-url.ts';
import { originOfRemoved } from '#shared/model/removed-server.ts';
import type { ProviderName } from '#shared/model/run.ts';
import type { AppDeps } from '../ports.ts';

/** Keeps the work of a removed server for when it is added again: in lanes of its own, since another may share its address. */
export const holdForRemoved = ({ store, clock }: AppDeps, provider: ProviderName): void => {
  const origin = originOfRemoved(provider);
  store.database.write(() => {
    store.jobs.moveToOrigin(provider, origin);
    for (const row of store.lanes.all()) {
      if (row.origin === origin) store.queue.hold(row.lane, 'no-server', null, clock.now());
    }
  });
};

/**
 * Puts all work that isn't completed into the lanes of the servers as they are set up now: an earlier life may have ended
 * between a change of the settings and the move.
 */
export const placeWork = (deps: AppDeps): void => {
  const { connections } = deps.settings();
  for (const { id, baseUrl } of connections) {
    const reading = readBaseUrl(baseUrl);
    if (reading.ok) deps.store.jobs.moveToOrigin(id, reading.origin);
  }
  for (const drafter of deps.store.jobs.standIns.drafters()) {
    if (deps.provider(drafter) === null) deps.store.jobs.standIns.giveBack(drafter);
  }
  for (const provider of deps.store.jobs.providersBut(connections.map(({ id }) => id))) {
    // Dossier's own drafters are no connections, and never removed.
    if (deps.provider(provider) === null) holdForRemoved(deps, provider);
  }
};
