import { z } from 'zod';
import { exportFormatSchema } from './run.ts';

/** What the user can set; stored by electron-store, validated at every read. */
export const settingsSchema = z.object({
  colorScheme: z.enum(['auto', 'light', 'dark']).default('auto'),
  language: z.enum(['auto', 'en', 'fr']).default('auto'),
  /** Where exports go; chosen in a native dialog only. Null: not chosen yet. */
  exportFolder: z.string().nullable().default(null),
  exportFormats: z.array(exportFormatSchema).min(1).default(['pdf', 'docx']),
});
export type Settings = z.infer<typeof settingsSchema>;
