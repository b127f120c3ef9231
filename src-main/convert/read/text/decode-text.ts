import type { Result } from '#shared/model/app-error.ts';
import { err, ok } from '#shared/model/app-error.ts';
import { maxFileBytes } from '#shared/model/source-file.ts';
import { notTextError, tooLargeError } from '../import-errors.ts';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const decode = (bytes: Uint8Array, encoding: Encoding, isFatal: boolean): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: isFatal }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** UTF-16 without a byte order mark shows itself by zero bytes on one side of its pairs only. */
const encodingByZeros = (bytes: Uint8Array): Encoding | undefined => {
  const sample = bytes.subarray(0, Math.min(bytes.length, 2_000) & ~1);
  const isZeroAt = (parity: number) => (byte: number, index: number) => byte === 0 && index % 2 === parity;
  const [even, odd] = [0, 1].map((parity) => sample.filter(isZeroAt(parity)).length);
  if (even === 0 && (odd ?? 0) * 4 > sample.length) return 'utf-16le';
  return odd === 0 && (even ?? 0) * 4 > sample.length ? 'utf-16be' : undefined;
};

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/**
 * The text of a file: UTF-8, UTF-16 of either byte order (with or without a byte order mark), else Windows-1252, which
 * older European tools write. The mark is removed. Errors: `input.too-large`, `input.unsupported-file` for binary data.
 */
export const decodeText = (bytes: Uint8Array, name = 'The file'): Result<string> => {
  if (bytes.length > maxFileBytes) return err(tooLargeError(name));
  const text = decodeAs(bytes);
  return text === undefined || text.includes('\u0000') ? err(notTextError(name)) : ok(text);
};

const decodeAs = (bytes: Uint8Array): string | undefined => {
  if (startsWith(bytes, 0xff, 0xfe)) return decode(bytes, 'utf-16le', true);
  if (startsWith(bytes, 0xfe, 0xff)) return decode(bytes, 'utf-16be', true);
  const isArchiveOrPdf = startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d);
  if (isArchiveOrPdf) return undefined;
  const wide = encodingByZeros(bytes);
  if (wide !== undefined) return decode(bytes, wide, true);
  const unicode = decode(bytes, 'utf-8', true);
  if (unicode !== undefined || bytes.includes(0)) return unicode;
  // Text has next to no control characters; data has them all over.
  const controls = bytes.filter((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20)).length;
  return controls * 50 > bytes.length ? undefined : decode(bytes, 'windows-1252', false);
};
