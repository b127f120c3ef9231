interface LockFile {
  packages: Record<string, { version?: string; integrity?: string; optional?: boolean; devOptional?: boolean }>;
}
export function lockIsSatisfied(wanted: LockFile, installed: LockFile): boolean;
