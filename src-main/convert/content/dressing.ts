import { z } from 'zod';
import { bytesSchema } from '#shared/model/bytes.ts';
import { logoTypeSchema, themeSchema } from '#shared/model/theme.ts';

/** A picture and its size in pixels. */
export const logoSchema = z.object({
  type: logoTypeSchema,
  data: bytesSchema,
  width: z.number().int().min(1),
  height: z.number().int().min(1),
});
export type Logo = z.infer<typeof logoSchema>;

/** Everything a document wears in an export: its theme, and what the theme's owner brought along. */
export const dressingSchema = z.object({
  theme: themeSchema,
  logo: logoSchema.nullable(),
  /** A company's Word file: DOCX exports take its styles, header and footer. */
  template: bytesSchema.nullable(),
});
export type Dressing = z.infer<typeof dressingSchema>;
