import { exitCodes } from '../terminal/terminal.ts';
import { followQueue } from './follow-queue.ts';
import type { OwnerFinder, QueueLook, Timers } from './look-at-queue.ts';
import { lookAtQueue } from './look-at-queue.ts';
import type { MonitorArguments } from './monitor-arguments.ts';

/** Where the monitor shows what it sees: a screen, or lines. */
export interface MonitorOutput {
  /** Whether to go on after the watched Dossier has quit: true for a screen, false for a log. */
  readonly outlivesOwner: boolean;
  /** @param isLive a Dossier runs and tells of changes; otherwise this is how things stood when it was looked at */
  show(look: QueueLook, isLive: boolean): void;
  /** The watched Dossier has quit. */
  lose(): void;
  /** Restores the terminal. Safe to call twice. */
  close(): void;
}

export interface MonitorDeps {
  readonly owners: OwnerFinder;
  readonly output: MonitorOutput;
  readonly timers: Timers;
  /** Aborted when the user wants to leave. */
  readonly signal: AbortSignal;
}

/**
 * `dossier monitor` (B7): shows the queue as it changes until the user leaves. When the Dossier that is watched goes away
 * it says so; on a screen it then shows what that left behind, and watches the next one. Returns the exit code; throws an AppFailure.
 */
export const monitorCommand = async (
  { intervalMs }: MonitorArguments,
  { owners, output, timers, signal }: MonitorDeps,
): Promise<number> => {
  try {
    while (!signal.aborted) {
      const found = await owners.find(lookAtQueue);
      let owner = 'owner' in found ? found.owner : null;
      if ('seen' in found) {
        output.show(found.seen, false);
        owner = await owners.whenFound(signal);
      }
      if (owner === null) break;
      try {
        const end = await followQueue(owner, {
          intervalMs,
          timers,
          signal,
          onLook: (look) => output.show(look, true),
        });
        if (end === 'left') break;
        output.lose();
        if (!output.outlivesOwner) break;
      } finally {
        owner.close();
      }
    }
    return exitCodes.complete;
  } finally {
    output.close();
  }
};
