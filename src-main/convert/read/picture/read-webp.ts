import type { PictureFacts } from '#shared/model/asset.ts';

const fourLetters = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

const sizeIn = (view: DataView): { width: number; height: number } | null => {
  switch (fourLetters(view, 12)) {
    case 'VP8X': {
      const lessOne = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
      return { width: lessOne(24) + 1, height: lessOne(27) + 1 };
    }
    case 'VP8L': {
      if (view.getUint8(20) !== 0x2f) return null;
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ': {
      // A key frame's start code; the two upper bits of each side say how it is to be scaled.
      if (view.getUint16(23) !== 0x9d01 || view.getUint8(25) !== 0x2a) return null;
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    }
    default:
      return null;
  }
};

/** WebP: the size stands in the first chunk of the container (https://developers.google.com/speed/webp/docs/riff_container). */
export const readWebp = (view: DataView): PictureFacts | null => {
  if (view.byteLength < 30 || fourLetters(view, 0) !== 'RIFF' || fourLetters(view, 8) !== 'WEBP') return null;
  const size = sizeIn(view);
  return size && { type: 'image/webp', ...size };
};
