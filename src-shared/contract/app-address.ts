import type { AssetId } from '../model/asset.ts';
import { assetIdSchema } from '../model/asset.ts';

/** Where the window's own files are served from. */
export const appOrigin = 'app://dossier';

const assetFolder = `${appOrigin}/asset/`;

/** Where the window reads an asset: an address that serves the same content for ever, or nothing. */
export const assetUrl = (id: AssetId): string => `${assetFolder}${id}`;

/** The asset that a URL leads to; null for any other, be it only by a question mark. */
export const readAssetUrl = (url: string): AssetId | null => {
  if (!url.startsWith(assetFolder)) return null;
  const id = assetIdSchema.safeParse(url.slice(assetFolder.length));
  return id.success ? id.data : null;
};
