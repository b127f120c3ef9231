/** What a picture file says of itself. */
export interface PictureFacts {
  readonly type: 'image/png' | 'image/jpeg';
  readonly width: number;
  readonly height: number;
}

/** No logo needs more, and a small file may claim any size. */
const mostPixels = 8_000;

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** PNG: the header chunk comes first, always (https://www.w3.org/TR/png-3/#11IHDR). */
const readPng = (view: DataView): PictureFacts | null => {
  if (view.byteLength < 33 || pngSignature.some((byte, at) => view.getUint8(at) !== byte)) return null;
  if (view.getUint32(12) !== 0x49484452) return null;
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) };
};

/** Frame headers, all but those of arithmetic and hierarchical kinds that nothing draws. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xc2;

/** JPEG: the size stands in the frame header, after segments of known length (ITU T.81, annex B). */
const readJpeg = (view: DataView): PictureFacts | null => {
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

/** Type and size of a PNG or JPEG, read from its header; null for anything else, and for sizes that no logo has. */
export const readPictureSize = (bytes: Uint8Array): PictureFacts | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const facts = readPng(view) ?? readJpeg(view);
  if (!facts || facts.width < 1 || facts.height < 1) return null;
  return facts.width > mostPixels || facts.height > mostPixels ? null : facts;
};
