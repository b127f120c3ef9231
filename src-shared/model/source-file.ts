import { z } from 'zod';
import { bytesSchema } from './bytes.ts';

/** The largest file that is read, in bytes. */
export const maxFileBytes = 5 * 1024 * 1024;

/** The same in megabytes, for messages. */
export const maxFileMegabytes = maxFileBytes / 1024 / 1024;

/**
 * A file as it was dropped, picked or pasted: its bytes or its text, never a path; `name` is for messages only. Files
 * larger than `maxFileBytes` pass here; the importer refuses them with a message for the user.
 */
export const sourceFileSchema = z.object({
  name: z.string().min(1).max(400),
  data: z.union([bytesSchema, z.string()]),
});
export type SourceFile = Readonly<z.infer<typeof sourceFileSchema>>;
