interface LockEntry {
  version?: string;
  integrity?: string;
  optional?: boolean;
  dev?: boolean;
  license?: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}
interface LockFile {
  packages: Record<string, LockEntry>;
}
export function missingOptionalPackages(lock: LockFile): { name: string; version: string; parent: string }[];
export function completeLockFile<L extends LockFile>(lock: L): L;
