import { z } from 'zod';

/**
 * What a model is asked, as pure data. `instructions` are ours and stable (they come first, so that a provider's prompt
 * cache can hold them); `source` is what came from CVs and jobs: data, fenced, never to be obeyed.
 */
export const promptSchema = z.object({
  instructions: z.string().min(1),
  source: z.string().min(1),
  /** The one thing asked of this call, e.g. which section to write. */
  request: z.string().min(1),
});
export type Prompt = z.infer<typeof promptSchema>;
