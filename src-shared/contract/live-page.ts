import { z } from 'zod';
import { bytesSchema } from '../model/bytes.ts';

/** A page as the window shows it while it grows: lengths in CSS pixels. */
export const livePageSchema = z.object({
  /** Rules of the page's own; fonts come in `fonts`. */
  css: z.string(),
  /** The body's content, with nothing in it that runs or loads. */
  body: z.string(),
  lang: z.string(),
  dir: z.enum(['ltr', 'rtl']),
  page: z.object({ width: z.number(), height: z.number() }),
  margins: z.object({ top: z.number(), right: z.number(), bottom: z.number(), left: z.number() }),
  fonts: z.array(
    z.object({
      /** The key by which the caller names it in later calls. */
      key: z.string(),
      family: z.string(),
      weight: z.string(),
      style: z.string(),
      unicodeRange: z.string(),
      /** WOFF2. */
      data: bytesSchema,
    }),
  ),
});
export type LivePage = z.infer<typeof livePageSchema>;
