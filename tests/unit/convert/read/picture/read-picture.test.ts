import { describe, expect, it } from 'vitest';
import { readLogo } from '../../../../../src-main/convert/read/picture/read-logo.ts';
import { readPicture } from '../../../../../src-main/convert/read/picture/read-picture.ts';
import { pngPicture } from '../../../../support/export/png-picture.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));

const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

/** Headers of pictures of 300 by 200 pixels, each as its format writes it. */
const headers = {
  'image/gif': bytes('GIF89a', [0x2c, 0x01, 0xc8, 0x00, 0, 0, 0]),
  'image/jpeg': bytes(
    [0xff, 0xd8, 0xff, 0xe1, 0x00, 0x06, 1, 2, 3, 4],
    [0xff, 0xc0, 0, 17, 8, 0, 200, 1, 44, 3],
    zeros(12),
  ),
  'image/png': pngPicture(300, 200),
} as const;

const riff = (...chunk: readonly (string | readonly number[])[]): Uint8Array =>
  bytes('RIFF', [0, 0, 0, 0], 'WEBP', ...chunk, zeros(8));

const webps = {
  lossy: riff('VP8 ', zeros(4), [0x10, 0x32, 0x00], [0x9d, 0x01, 0x2a], [0x2c, 0x41, 0xc8, 0x80]),
  lossless: riff('VP8L', zeros(4), [0x2f], [0x2b, 0xc1, 0x31, 0x00]),
  extended: riff('VP8X', zeros(4), zeros(4), [0x2b, 0x01, 0x00], [0xc7, 0x00, 0x00]),
};

describe('reading a picture', () => {
  it.each(Object.entries(headers))('tells type and size of %s', (type, data) => {
    expect(readPicture(data)).toEqual({ ok: true, picture: { type, width: 300, height: 200 } });
  });

  it.each(Object.entries(webps))('tells the size of a %s WebP', (_, data) => {
    expect(readPicture(data)).toEqual({ ok: true, picture: { type: 'image/webp', width: 300, height: 200 } });
  });

  it('reads a picture that lies somewhere in a larger buffer', () => {
    const larger = new Uint8Array(500).fill(9);
    larger.set(headers['image/gif'], 77);
    const part = larger.subarray(77, 77 + headers['image/gif'].length);
    expect(readPicture(part)).toMatchObject({ ok: true, picture: { width: 300 } });
  });

  it('never fails on a picture that was cut off or scrambled', () => {
    for (const whole of [...Object.values(headers), ...Object.values(webps)]) {
      for (let length = 0; length < Math.min(whole.length, 60); length += 1) {
        expect(() => readPicture(whole.subarray(0, length))).not.toThrow();
        const scrambled = whole.slice();
        scrambled[length] = 0xff;
        expect(() => readPicture(scrambled)).not.toThrow();
      }
    }
  });

  it('refuses what has no size, or more pixels than can be shown', () => {
    const gif = (width: readonly number[]) => readPicture(bytes('GIF87a', width, [0xc8, 0x00, 0, 0, 0]));
    expect(gif([0, 0])).toEqual({ ok: false, found: 'unknown' });
    expect(gif([0xff, 0xff])).toEqual({ ok: false, found: 'huge' });
  });

  it('takes PNG and JPEG alone for logos', () => {
    expect(readLogo(headers['image/png'])).toEqual({ type: 'image/png', width: 300, height: 200 });
    expect(readLogo(headers['image/gif'])).toBeNull();
  });
});
