import { z } from 'zod';
import { pictureFactsSchema } from '#shared/model/asset.ts';

/** What was found in a file that should be a picture. */
export const pictureReadingSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), picture: pictureFactsSchema }),
  /** `huge`: more pixels than can be shown; `unknown`: none of the pictures that are known. */
  z.object({ ok: z.literal(false), found: z.enum(['svg', 'heic', 'huge', 'unknown']) }),
]);
export type PictureReading = z.infer<typeof pictureReadingSchema>;
