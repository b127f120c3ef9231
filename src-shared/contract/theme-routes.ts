import { z } from 'zod';
import { bytesSchema } from '../model/bytes.ts';
import { documentIdSchema } from '../model/ids.ts';
import { sourceFileSchema } from '../model/source-file.ts';
import { logoTypeSchema, themeIdSchema, themeNameSchema, themeSchema, themeViewSchema } from '../model/theme.ts';
import { nothing, route } from './route.ts';

/** How documents look. */
export const themeRoutes = {
  /** Every theme: those that ship, then the user's own by name. */
  'theme.list': route(nothing, z.object({ themes: z.array(themeViewSchema) })),
  /** A theme of the user's own, made as a copy of another with its logo and Word file. */
  'theme.create': route(z.object({ from: themeIdSchema, name: themeNameSchema }), themeViewSchema),
  /** Changes one of the user's own. Throws `conflict` for one that ships. */
  'theme.update': route(
    z.object({ themeId: themeIdSchema, name: themeNameSchema.optional(), design: themeSchema.optional() }),
    themeViewSchema,
  ),
  /** Sets or takes away the logo: PNG or JPEG, known by its bytes. Throws `theme.bad-logo`. */
  'theme.set-logo': route(z.object({ themeId: themeIdSchema, file: sourceFileSchema.nullable() }), themeViewSchema),
  'theme.get-logo': route(
    z.object({ themeId: themeIdSchema }),
    z.object({ type: logoTypeSchema, data: bytesSchema }).nullable(),
  ),
  /** Deletes one of the user's own; its documents wear the default until it is restored. */
  'theme.delete': route(z.object({ themeId: themeIdSchema }), nothing),
  'theme.restore': route(z.object({ themeId: themeIdSchema }), nothing),
  /** Reads a theme file of Dossier's, or a company's Word file whose look and styles it takes. */
  'theme.import': route(sourceFileSchema, z.object({ theme: themeViewSchema, notes: z.array(z.string()) })),
  /** Saves a theme as a file where the user says; null when the dialog was closed. */
  'theme.export': route(z.object({ themeId: themeIdSchema }), z.object({ path: z.string().nullable() })),
  /** A document in a theme as it is being edited, not kept yet; the sample where no document is named. */
  'theme.print-preview': route(
    z.object({ themeId: themeIdSchema, design: themeSchema.optional(), documentId: documentIdSchema.optional() }),
    z.object({ pdf: bytesSchema }),
  ),
} as const;
