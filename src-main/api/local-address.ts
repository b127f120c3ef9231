import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { BytesCodec } from '#shared/contract/wire-json.ts';

/** How long the path of a Unix socket may be; macOS is the strictest. */
const longestSocketPath = 100;

/** Where the owner of a data folder listens: a socket in the folder, or a named pipe on Windows. */
export const localAddressOf = (dataFolder: string): string => {
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\dossier-${hash}`;
  const path = join(dataFolder, 'owner.sock');
  return Buffer.byteLength(path) <= longestSocketPath ? path : join(tmpdir(), `dossier-${hash}.sock`);
};

/** The file that tells this user's other processes how to reach the owner; nobody else may read it. */
export const ownerFileOf = (dataFolder: string): string => join(dataFolder, 'owner.json');

export const ownerFileSchema = z.object({ address: z.string(), token: z.string().min(32) });

/** A refused or broken connection must not look like an answer; every answer has this content type. */
export const wireContentType = 'application/vnd.dossier+json';

export const nodeBytes: BytesCodec = {
  toBase64: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  fromBase64: (text) => new Uint8Array(Buffer.from(text, 'base64')),
};
