import type { RunRecord } from '#shared/model/run.ts';

export const exitCodes = { complete: 0, failed: 1, usage: 2, partial: 3, unhealthy: 4, waiting: 5 } as const;

/** The exit code for a run's status. */
export const exitCodeFor = (status: RunRecord['status']): number => {
  switch (status) {
    case 'completed':
      return exitCodes.complete;
    case 'partial':
      return exitCodes.partial;
    case 'waiting':
      return exitCodes.waiting;
    case 'failed':
    case 'cancelled':
      return exitCodes.failed;
  }
};

/** Where a command's lines go. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** The width to fit tables to; null for a pipe or a file, where nothing is cut. */
  columns?(): number | null;
}
