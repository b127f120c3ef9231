import { z } from 'zod';

/** The SHA-256 of a file's content in hexadecimal: what the file is stored and named by. */
export const assetIdSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'not an asset')
  .brand<'AssetId'>();
export type AssetId = z.infer<typeof assetIdSchema>;

/** What an asset may be. Other sorts of drawings, such as SVG, can hold scripts and links. */
export const pictureTypeSchema = z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
export type PictureType = z.infer<typeof pictureTypeSchema>;

/** What a picture file says of itself: its type and its size in pixels, as they are stored: a camera may ask to turn them. */
export const pictureFactsSchema = z.object({
  type: pictureTypeSchema,
  width: z.number().int().min(1),
  height: z.number().int().min(1),
});
export type PictureFacts = z.infer<typeof pictureFactsSchema>;

/** What is known of an asset besides its content. */
export const assetFactsSchema = pictureFactsSchema.extend({
  id: assetIdSchema,
  /** Its size in bytes. */
  bytes: z.number().int().min(1),
  /** The name of the file it came from, for people. */
  name: z.string().min(1).max(400),
});
export type AssetFacts = z.infer<typeof assetFactsSchema>;

/** The largest asset, in bytes. */
export const mostAssetBytes = 20 * 1024 * 1024;

/** The same in megabytes, for messages. */
export const mostAssetMegabytes = mostAssetBytes / 1024 / 1024;

const prefix = 'asset:';

/** The address by which Markdown shows an asset: `![A bridge](asset:0a1b…)`. */
export const assetAddress = (id: AssetId): string => `${prefix}${id}`;

/** The asset that an address names; null for any other address. */
export const readAssetAddress = (address: string): AssetId | null => {
  if (!address.startsWith(prefix)) return null;
  const parsed = assetIdSchema.safeParse(address.slice(prefix.length));
  return parsed.success ? parsed.data : null;
};

const possibleId = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g;

/**
 * Every asset that a text names, each once: Markdown, or JSON of any shape. Whatever could be an id counts, because a
 * picture that is kept too long does no harm, and one that is missing does.
 */
export const assetIdsIn = (text: string): AssetId[] =>
  [...new Set(text.match(possibleId) ?? [])].map((id) => assetIdSchema.parse(id));
