import type { PictureFacts } from '#shared/model/asset.ts';

/** Frame headers, all but those of arithmetic and hierarchical kinds that nothing draws. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2;

/** JPEG: the size stands in the frame header, after segments of known length (ITU T.81, annex B). */
export const readJpeg = (view: DataView): PictureFacts | null => {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (isFrame(marker)) {
      return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return null;
};
