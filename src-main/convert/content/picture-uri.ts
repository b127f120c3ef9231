import { assetUrl } from '#shared/contract/app-address.ts';
import type { Logo } from './dressing.ts';
import type { ExportPicture } from './export-document.ts';

/** A picture as a `data:` URI: a page loads nothing. One without data is for the window, which reads it by itself. */
export const pictureUri = (picture: Logo | ExportPicture): string => {
  const { type, data } = picture;
  if (data !== null) return `data:${type};base64,${Buffer.from(data).toString('base64')}`;
  return 'id' in picture ? assetUrl(picture.id) : '';
};
