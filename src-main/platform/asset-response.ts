import type { AssetId } from '#shared/model/asset.ts';
import type { ReadPicture } from '../app/ports.ts';

/**
 * An asset as the window is given it: of the type that its content was found to be, kept for ever since the address says
 * what it holds, and unable to do anything should a page be led to it. 404 for one that isn't kept or whose file is gone.
 */
export const assetResponse = async (id: AssetId, readPicture: ReadPicture): Promise<Response> => {
  const picture = await readPicture(id);
  if (picture === null) return new Response('Not found', { status: 404 });
  return new Response(new Uint8Array(picture.content), {
    headers: {
      'content-type': picture.type,
      'content-length': String(picture.content.byteLength),
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'private, max-age=31536000, immutable',
    },
  });
};
