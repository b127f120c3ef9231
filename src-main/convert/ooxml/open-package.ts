import { inflateRawSync } from 'node:zlib';

/** Why an Office file is not read. */
export type PackageRefusal = 'not-a-package' | 'protected' | 'too-large' | 'damaged' | 'macros' | 'strict' | 'not-word';

/** Thrown for a file that is refused; `reason` is for whoever tells the user. */
export class PackageRefused extends Error {
  readonly reason: PackageRefusal;
  constructor(reason: PackageRefusal) {
    super(reason);
    this.name = 'PackageRefused';
    this.reason = reason;
  }
}

/** The files in an Office file, each inflated when it is asked for. */
export interface OfficePackage {
  readonly names: readonly string[];
  /** The bytes of a file, or null where there is none of that name. Throws `PackageRefused`. */
  bytes(name: string): Uint8Array | null;
}

const mostEntries = 2_000;
/** What all files together may say they inflate to: enough for any letterhead, and little enough to hold. */
const mostInflated = 30_000_000;

const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const largestComment = 0xffff;

interface Entry {
  readonly offset: number;
  readonly packed: number;
  readonly inflated: number;
  readonly isDeflated: boolean;
}

const findDirectory = (view: DataView): { offset: number; entries: number } => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - largestComment); at--) {
    if (view.getUint32(at, true) === endOfDirectory) {
      return { offset: view.getUint32(at + 16, true), entries: view.getUint16(at + 10, true) };
    }
  }
  throw new PackageRefused('not-a-package');
};

/** A name that leads out of the package, or isn't one at all, belongs to nothing that is read. */
const isPlainName = (name: string): boolean =>
  name !== '' &&
  !name.endsWith('/') &&
  !name.includes('\\') &&
  !name.startsWith('/') &&
  !name.split('/').includes('..');

const readDirectory = (data: Uint8Array, view: DataView): Map<string, Entry> => {
  const { offset, entries } = findDirectory(view);
  if (entries > mostEntries) throw new PackageRefused('too-large');
  const found = new Map<string, Entry>();
  let [at, total] = [offset, 0];
  for (let index = 0; index < entries; index++) {
    if (view.getUint32(at, true) !== directoryEntry) throw new PackageRefused('damaged');
    const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)];
    const [packed, inflated] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)];
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(data.subarray(at + 46, at + 46 + nameLength));
    if ((flags & 1) === 1) throw new PackageRefused('protected');
    total += inflated;
    if (total > mostInflated) throw new PackageRefused('too-large');
    if (isPlainName(name)) {
      // Two files of one name: readers differ in which they take, and that is how one is hidden behind the other.
      if (found.has(name)) throw new PackageRefused('damaged');
      if (method !== 0 && method !== 8) throw new PackageRefused('damaged');
      found.set(name, { offset: view.getUint32(at + 42, true), packed, inflated, isDeflated: method === 8 });
    }
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return found;
};

const inflate = (data: Uint8Array, view: DataView, entry: Entry): Uint8Array => {
  if (view.getUint32(entry.offset, true) !== localHeader) throw new PackageRefused('damaged');
  const from = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = data.subarray(from, from + entry.packed);
  // Inflating stops at the size that was declared: a file that is larger than it says is no honest file.
  const bytes = entry.isDeflated
    ? new Uint8Array(inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.inflated) }))
    : packed;
  if (bytes.length !== entry.inflated) throw new PackageRefused('damaged');
  return bytes;
};

/** Faults of the ZIP itself, which come as range and stream errors, are refusals like any other. */
const guarded = <T>(read: () => T): T => {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof PackageRefused ? cause : new PackageRefused('damaged');
  }
};

/**
 * Opens an Office file (ZIP, APPNOTE.TXT 4.3) without trusting it: what it says it inflates to is summed up before
 * anything is inflated, and nothing inflates to more than it said. Throws `PackageRefused`.
 */
export const openPackage = (data: Uint8Array): OfficePackage => {
  if (compoundFile.every((byte, index) => data[index] === byte)) throw new PackageRefused('protected');
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const entries = guarded(() => readDirectory(data, view));
  return {
    names: [...entries.keys()],
    bytes: (name) => {
      const entry = entries.get(name);
      return entry === undefined ? null : guarded(() => inflate(data, view, entry));
    },
  };
};
