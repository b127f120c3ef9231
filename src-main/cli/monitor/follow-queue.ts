import { AppFailure } from '#shared/model/app-error.ts';
import type { Client } from '../client.ts';
import type { QueueLook, Timers } from './look-at-queue.ts';
import { lookAtQueue, withProgress } from './look-at-queue.ts';

export interface FollowOptions {
  /** The shortest time between two reads, in milliseconds: nobody reads faster than that. */
  readonly intervalMs: number;
  readonly timers: Timers;
  /** Aborted when the user wants to leave. */
  readonly signal: AbortSignal;
  readonly onLook: (look: QueueLook) => void;
}

/** An owner that is closing answers errors for a moment before its connection ends. */
const closingMs = 2_000;

/**
 * Looks at the queue now and after every change that is told, until the user leaves or the owner goes away. Never polls.
 * Throws an AppFailure when an owner that is still there can't answer.
 */
export const followQueue = async (
  client: Client,
  { intervalMs, timers, signal, onLook }: FollowOptions,
): Promise<'left' | 'lost'> => {
  let look: QueueLook | null = null;
  let isStale = true;
  let isChanged = false;
  let isLost = false;
  let check = () => {};

  const isOver = () => isLost || signal.aborted;
  const until = (isReached: () => boolean, longestMs?: number): Promise<void> =>
    new Promise((resolve) => {
      let disarm = () => {};
      const finish = () => {
        disarm();
        check = () => {};
        resolve();
      };
      if (longestMs !== undefined) disarm = timers.set(finish, longestMs);
      check = () => {
        if (isReached()) finish();
      };
      check();
    });

  const unsubscribe = client.on(
    (event) => {
      if (event.name === 'store.changed' || event.name === 'queue.alerted') isStale = true;
      if (event.name === 'job.progressed' && look !== null) {
        look = withProgress(look, event.payload);
        isChanged = true;
      }
      check();
    },
    () => {
      isLost = true;
      check();
    },
  );
  const onAbort = () => check();
  signal.addEventListener('abort', onAbort, { once: true });

  const lookAgain = async (): Promise<void> => {
    isStale = false;
    try {
      look = await lookAtQueue(client);
    } catch (error) {
      if (!(error instanceof AppFailure)) throw error;
      await until(isOver, closingMs);
      if (!isOver()) throw error;
    }
  };

  try {
    while (!isOver()) {
      if (isStale) await lookAgain();
      isChanged = false;
      if (!isOver() && look !== null) onLook(look);
      await until(isOver, intervalMs);
      await until(() => isOver() || isStale || isChanged);
    }
    return signal.aborted ? 'left' : 'lost';
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', onAbort);
  }
};
