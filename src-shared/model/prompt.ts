import { z } from 'zod';

/**
 * What a model is asked, as pure data, in the order in which it is sent: what most calls share comes first, so that a
 * provider's prompt cache can hold it. `instructions` are ours; `shared` and `source` are what came from CVs and jobs:
 * data, fenced, never to be obeyed.
 */
export const promptSchema = z.object({
  instructions: z.string().min(1),
  /** The sources that everything asked about the document needs, byte for byte the same each time; empty if none. */
  shared: z.string(),
  /** The sources of this call alone; empty if there are none. */
  source: z.string(),
  /** The one thing asked of this call, e.g. which section to write. */
  request: z.string().min(1),
});
export type Prompt = z.infer<typeof promptSchema>;
