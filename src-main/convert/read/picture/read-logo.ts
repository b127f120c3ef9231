import { logoTypeSchema } from '#shared/model/theme.ts';
import type { Logo } from '../../content/dressing.ts';
import { readPicture } from './read-picture.ts';

/** No logo needs more, and a small file may claim any size. */
const mostPixels = 8_000;

/** Type and size of a PNG or JPEG, read from its header; null for anything else, and for sizes that no logo has. */
export const readLogo = (bytes: Uint8Array): Omit<Logo, 'data'> | null => {
  const reading = readPicture(bytes);
  if (!reading.ok) return null;
  const { width, height } = reading.picture;
  const type = logoTypeSchema.safeParse(reading.picture.type);
  return !type.success || width > mostPixels || height > mostPixels ? null : { type: type.data, width, height };
};
