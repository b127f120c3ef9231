import { z } from 'zod';
import { assetFactsSchema, assetIdSchema } from '../model/asset.ts';
import { sourceFileSchema } from '../model/source-file.ts';
import { route } from './route.ts';

/** Pictures that documents show; the window reads them at `assetUrl`. Part of `routes`. */
export const assetRoutes = {
  /** Keeps a picture (PNG, JPEG, GIF or WebP, known by its content) and says what it is. Throws `asset.*`. */
  'asset.put': route(z.object({ file: sourceFileSchema }), assetFactsSchema),
  /** What is known of a picture; null for one that isn't kept. */
  'asset.get': route(z.object({ assetId: assetIdSchema }), assetFactsSchema.nullable()),
} as const;
