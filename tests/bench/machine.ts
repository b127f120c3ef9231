import { statfsSync } from 'node:fs';
import { cpus, loadavg, release, totalmem } from 'node:os';
import BetterSqlite3 from 'better-sqlite3';

/** Where the figures come from. They mean little on another machine: quote the ratios. */
export interface Machine {
  readonly processor: string;
  readonly processors: number;
  readonly memoryGib: number;
  readonly system: string;
  readonly fileSystem: string;
  readonly node: string;
  readonly sqlite: string;
  /** How busy the machine was before the first round: processes that wanted to run, over the last minute. */
  readonly load: number;
}

/** What `statfs` calls file systems; temporary ones live in memory, where a sync costs nothing. */
const fileSystems: Readonly<Record<number, string>> = {
  61267: 'ext4',
  1481003842: 'xfs',
  2435016766: 'btrfs',
  2035054128: 'overlayfs',
};
const inMemory = new Set([0x01021994, 0x858458f6]);

/** Throws when the folder is not on a disk: a bench of durability would then measure nothing. */
const fileSystemOf = (folder: string): string => {
  const { type } = statfsSync(folder);
  if (inMemory.has(type)) throw new Error(`${folder} is in memory, not on a disk`);
  return fileSystems[type] ?? `0x${type.toString(16)}`;
};

const sqliteVersion = (): string => {
  const connection = new BetterSqlite3(':memory:');
  const version = String(connection.prepare('SELECT sqlite_version()').pluck().get());
  connection.close();
  return version;
};

/** @param folder where the databases of the bench are made */
export const describeMachine = (folder: string): Machine => ({
  processor: cpus()[0]?.model.trim() ?? 'unknown',
  processors: cpus().length,
  memoryGib: Math.round(totalmem() / 2 ** 30),
  system: `${process.platform} ${process.arch} ${release()}`,
  fileSystem: fileSystemOf(folder),
  node: process.version,
  sqlite: sqliteVersion(),
  load: loadavg()[0] ?? 0,
});
