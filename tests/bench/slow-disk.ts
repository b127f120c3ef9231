import { execFileSync } from 'node:child_process';
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long the slow disk takes for a sync. */
export const slowSyncMs = 20;

const source = `
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>
static void note_in_main_thread(void) {
  const char *path = getenv("DOSSIER_BENCH_SYNCS");
  if (!path || syscall(SYS_gettid) != getpid()) return;
  int fd = open(path, O_WRONLY | O_APPEND | O_CREAT, 0600);
  if (fd < 0) return;
  if (write(fd, "s", 1) < 0) abort();
  close(fd);
}
static void wait_a_while(void) {
  struct timespec t = {0, ${slowSyncMs}000000L};
  note_in_main_thread();
  nanosleep(&t, 0);
}
int fsync(int fd) { wait_a_while(); return (int)syscall(SYS_fsync, fd); }
int fdatasync(int fd) { wait_a_while(); return (int)syscall(SYS_fdatasync, fd); }
`;

/** How a child process gets a slow disk, and what to call that in the report. */
export interface SlowDisk {
  readonly env: Readonly<Record<string, string>>;
  readonly how: string;
}

/**
 * A library that makes every sync of a process take longer, loaded before all others, and counts those of the main thread.
 * Null where there is no C compiler.
 */
export const makeSlowDisk = (folder: string): SlowDisk | null => {
  const library = join(folder, 'slow-sync.so');
  try {
    writeFileSync(join(folder, 'slow-sync.c'), source);
    execFileSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, join(folder, 'slow-sync.c')], { stdio: 'pipe' });
    const env = { LD_PRELOAD: library, DOSSIER_BENCH_SYNCS: join(folder, 'syncs-in-main') };
    return { env, how: `every fsync and fdatasync takes ${slowSyncMs} ms more (LD_PRELOAD)` };
  } catch {
    return null;
  }
};

/** How many syncs this process's main thread has waited for; null on a disk where nobody counts them. */
export const countMainSyncs = (): number | null => {
  const path = process.env['DOSSIER_BENCH_SYNCS'];
  if (path === undefined) return null;
  return existsSync(path) ? statSync(path).size : 0;
};
