import { z } from 'zod';

/** Something the user should know of an import: what was left out, read in an unusual way, or is missing. */
export const importNoteSchema = z.object({
  path: z.string(),
  code: z.enum(['left-out', 'kept-as-written', 'missing', 'changed']),
  message: z.string(),
});
export type ImportNote = z.infer<typeof importNoteSchema>;
