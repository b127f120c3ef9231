import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long the slow disk takes for a sync. */
export const slowSyncMs = 20;

const source = `
#define _GNU_SOURCE
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
static void wait_a_while(void) { struct timespec t = {0, ${slowSyncMs}000000L}; nanosleep(&t, 0); }
int fsync(int fd) { wait_a_while(); return (int)syscall(SYS_fsync, fd); }
int fdatasync(int fd) { wait_a_while(); return (int)syscall(SYS_fdatasync, fd); }
`;

/** How a child process gets a slow disk, and what to call that in the report. */
export interface SlowDisk {
  readonly env: Readonly<Record<string, string>>;
  readonly how: string;
}

/**
 * A library that makes every sync of a process take longer, loaded before all others. Where there is no C compiler, the
 * child is told to wait after each commit that waits for the disk instead: that leaves out the syncs of checkpoints.
 */
export const makeSlowDisk = (folder: string): SlowDisk => {
  const library = join(folder, 'slow-sync.so');
  try {
    writeFileSync(join(folder, 'slow-sync.c'), source);
    execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, join(folder, 'slow-sync.c')], { stdio: 'pipe' });
    return { env: { LD_PRELOAD: library }, how: `every fsync and fdatasync takes ${slowSyncMs} ms more (LD_PRELOAD)` };
  } catch {
    const env = { DOSSIER_BENCH_SLOW_COMMIT: '1' };
    return { env, how: `every commit at FULL takes ${slowSyncMs} ms more; no C compiler, so checkpoints are as ever` };
  }
};

/** Blocks the thread as a sync does. */
export const blockFor = (durationMs: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, durationMs);
};
