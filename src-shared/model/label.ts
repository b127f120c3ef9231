import { z } from 'zod';

/**
 * The name of a section, step or job before translation: the key of a sentence and its parameters. Kinds bring their
 * sentences (src-shared/kinds); the key names the kind first, e.g. `invoice.total`.
 */
export const labelSchema = z.object({
  key: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/)
    .max(120),
  params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
});
export type Label = z.infer<typeof labelSchema>;

/** The key of a label that is a text of the user's own and stays as it is in every language. */
export const ownTextKey = 'text';

/** A label that says just this text. */
export const textLabel = (text: string): Label => ({ key: ownTextKey, params: { text } });
