import type { PictureFacts } from '#shared/model/asset.ts';
import type { PictureReading } from './picture-reading.ts';
import { readJpeg } from './read-jpeg.ts';
import { readWebp } from './read-webp.ts';

/** Whoever shows a picture holds all its pixels in memory, and a small file may claim any number of them. */
const mostPixels = 64_000_000;
const longestSide = 16_384;

const startsWith = (view: DataView, at: number, text: string): boolean =>
  view.byteLength >= at + text.length && [...text].every((sign, nth) => view.getUint8(at + nth) === sign.charCodeAt(0));

/** PNG: the header chunk comes first, always (https://www.w3.org/TR/png-3/#11IHDR). */
const readPng = (view: DataView): PictureFacts | null =>
  view.byteLength >= 33 && startsWith(view, 0, '\x89PNG\r\n\x1a\n') && startsWith(view, 12, 'IHDR')
    ? { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
    : null;

/** GIF: the size of the screen that its frames are drawn on (https://www.w3.org/Graphics/GIF/spec-gif89a.txt, 18). */
const readGif = (view: DataView): PictureFacts | null =>
  view.byteLength >= 13 && (startsWith(view, 0, 'GIF89a') || startsWith(view, 0, 'GIF87a'))
    ? { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
    : null;

/** The sorts of pictures that people have and that are refused, so that they can be told why. */
const unusableSort = (view: DataView, bytes: Uint8Array): 'svg' | 'heic' | 'unknown' => {
  const isHeic = startsWith(view, 4, 'ftyp') && ['heic', 'heix', 'mif1'].some((brand) => startsWith(view, 8, brand));
  if (isHeic) return 'heic';
  const beginning = new TextDecoder().decode(bytes.subarray(0, 2_000));
  return /^\s*(<\?xml|<!--|<!doctype svg|<svg)/i.test(beginning) && beginning.includes('<svg') ? 'svg' : 'unknown';
};

/** Type and size of a picture (PNG, JPEG, GIF, WebP), by its content whatever its name says, or why it can't be used. */
export const readPicture = (bytes: Uint8Array): PictureReading => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const picture = readPng(view) ?? readJpeg(view) ?? readGif(view) ?? readWebp(view);
  if (picture === null) return { ok: false, found: unusableSort(view, bytes) };
  const { width, height } = picture;
  if (width < 1 || height < 1) return { ok: false, found: 'unknown' };
  const isHuge = width > longestSide || height > longestSide || width * height > mostPixels;
  return isHuge ? { ok: false, found: 'huge' } : { ok: true, picture };
};
