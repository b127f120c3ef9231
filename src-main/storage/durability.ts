import type { LogSync } from './log-sync.ts';

/** What is known of commits on their way to the disk. */
export interface Durability {
  /** Commits so far. */
  readonly commits: number;
  /**
   * Counts a commit that was just made.
   *
   * @param mustLast whether it is synced soon even if nobody waits for it; otherwise a later sync takes it along
   */
  committed(mustLast: boolean): void;
  /**
   * Resolves, in the order of the calls, once every commit made so far is on the disk. Rejects with what the sync threw
   * when one failed, then and ever after: the system may have thrown away what it could not write, and a later sync
   * that succeeds says nothing of it.
   */
  whenDurable(): Promise<void>;
  /** Ends the syncs. `isOnDisk`: closing the store has put everything there by itself. */
  close(isOnDisk: boolean): void;
}

interface DurabilityDeps {
  readonly log: LogSync;
  /** Told after each sync how large the log was, in bytes. */
  readonly onSynced: (bytes: number) => void;
  /** Told once, when a sync has failed. */
  readonly onFailed: (error: unknown) => void;
}

interface Waiting {
  readonly commit: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit (D. DeWitt et al., "Implementation Techniques for Main Memory Database Systems", 1984) without holding the
 * event loop: commits don't wait for the disk, one sync at a time runs in the thread pool, and all commits made
 * before it began share it. Whoever tells somebody of a commit waits for its sync first.
 */
export const createDurability = ({ log, onSynced, onFailed }: DurabilityDeps): Durability => {
  let commits = 0;
  /** The newest commit that is on the disk, and the newest that has to get there without being asked for. */
  let durable = 0;
  let wanted = 0;
  let isSyncing = false;
  let isClosed = false;
  let failure: { readonly error: unknown } | null = null;
  let waiting: Waiting[] = [];

  const release = (): void => {
    const group = waiting.filter(({ commit }) => commit <= durable);
    waiting = waiting.filter(({ commit }) => commit > durable);
    for (const { resolve } of group) resolve();
  };

  const fail = (error: unknown): void => {
    failure ??= { error };
    const group = waiting;
    waiting = [];
    for (const { reject } of group) reject(failure.error);
  };

  const syncGroup = async (): Promise<void> => {
    const upTo = commits;
    let bytes: number;
    try {
      bytes = await log.sync();
    } catch (error) {
      if (isClosed) return;
      fail(error);
      onFailed(error);
      return;
    }
    if (isClosed) return;
    durable = upTo;
    isSyncing = false;
    release();
    if (waiting.length > 0 || wanted > durable) syncSoon();
    onSynced(bytes);
  };

  // In the next turn of the event loop, so that all commits of this one share it.
  const syncSoon = (): void => {
    if (isSyncing || isClosed || failure !== null) return;
    isSyncing = true;
    setImmediate(() => {
      if (!isClosed) void syncGroup();
    });
  };

  return {
    get commits() {
      return commits;
    },
    committed: (mustLast) => {
      commits++;
      if (!mustLast) return;
      wanted = commits;
      syncSoon();
    },
    whenDurable: () => {
      if (failure !== null) return Promise.reject(failure.error);
      if (durable === commits) return Promise.resolve();
      return new Promise((resolve, reject) => {
        waiting.push({ commit: commits, resolve, reject });
        syncSoon();
      });
    },
    close: (isOnDisk) => {
      isClosed = true;
      log.close();
      if (!isOnDisk) return fail(new Error('the store was closed before its last commits were on the disk'));
      if (failure !== null) return;
      durable = commits;
      release();
    },
  };
};

/** For a store in memory: nothing has to get anywhere. */
export const createNoDurability = (): Durability => {
  let commits = 0;
  return {
    get commits() {
      return commits;
    },
    committed: () => {
      commits++;
    },
    whenDurable: () => Promise.resolve(),
    close: () => {},
  };
};
