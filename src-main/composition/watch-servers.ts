import type { Publisher } from '../api/publisher.ts';
import { watchForFirstDrafts } from '../app/drafting/first-drafts.watch.ts';
import { watchHeldServers } from '../app/models/held-servers.watch.ts';
import { placeWork } from '../app/models/place-work.ts';
import { watchSecondChoices } from '../app/models/second-choices.watch.ts';
import type { AppDeps } from '../app/ports.ts';
import { canReach } from '../providers/address/reach-server.ts';
import type { ClaimScope } from '../queue/claim-scope.ts';
import type { Timers } from '../queue/ports.ts';

/** How long a look at whether a server is back may take. */
const probeTimeoutMs = 5_000;

interface WatchServersDeps {
  readonly deps: AppDeps;
  readonly publisher: Publisher;
  readonly timers: Timers;
  readonly random: () => number;
  readonly onUnexpected: (error: unknown) => void;
  readonly connectionOf: (origin: string) => { readonly id: string; readonly label: string } | null;
  /** Servers and documents of other work are left alone, where it is given. */
  readonly scope?: ClaimScope;
}

/** An eye on servers that are held, with the embedded drafter and second choices at hand for what waits for them. */
export const watchServers = ({
  deps,
  publisher,
  timers,
  random,
  onUnexpected,
  connectionOf,
  scope,
}: WatchServersDeps) => {
  const stopping = new AbortController();
  const { store, clock } = deps;
  const firstDrafts = watchForFirstDrafts(deps, onUnexpected, (id) => scope === undefined || scope.documentIds.has(id));
  const own = scope === undefined ? null : store.queueWithin(scope).jobs;
  const lanes = () => {
    const mine = own?.lanes();
    return store.lanes.all().filter(({ lane }) => mine === undefined || mine.has(lane));
  };
  // What is no address, a drafter of Dossier's own, is always there.
  const isReached = async (origin: string): Promise<boolean> =>
    !origin.includes('://') || (await canReach(origin, { timeoutMs: probeTimeoutMs, signal: stopping.signal }));
  const seconds = watchSecondChoices({ deps, clock, timers, canReach: isReached, onUnexpected });
  const watch = watchHeldServers({
    lanes,
    release: (lane) => store.queue.release(lane, clock.now()),
    canReach: isReached,
    clock,
    timers,
    random,
    connectionOf,
    tell: (event) => publisher.tell(event),
    onUnexpected,
  });
  const unsubscribe = publisher.subscribe((event) => {
    firstDrafts.hear(event);
    // Work of others isn't a terminal command's to move.
    if (scope === undefined) seconds.hear(event);
    if (event.name !== 'store.changed') return;
    const { changes } = event.payload;
    if (changes.length === 0 || changes.some(({ entity }) => entity === 'lane')) watch.look();
  });
  const look = (): void => {
    watch.look();
    void firstDrafts.look();
  };
  scope?.onGrown(look);
  return {
    /** Looks at what an earlier life left held. */
    start: (): void => {
      if (scope === undefined) placeWork(deps);
      look();
      if (scope === undefined) seconds.giveTime();
    },
    /** The network came back, or the machine woke up: servers that were in trouble may be well. */
    lookNow: (): void => {
      watch.lookNow();
      if (scope === undefined) seconds.giveTime();
      store.queue.tryNow(({ reason }) => reason === 'trouble');
    },
    noteSuccess: watch.noteSuccess,
    /** Before the queue stops: what that changes must not have the store looked at when it is closed. */
    stop: (): void => {
      unsubscribe();
      stopping.abort();
      watch.stop();
      seconds.stop();
    },
  };
};
