import { z } from 'zod';

const text = z.string().catch('');

const contentPartSchema = z
  .object({ type: z.string(), text: text.optional(), refusal: text.optional() })
  .catch({ type: 'unknown' });

const outputSchema = z
  .object({ type: z.string(), content: z.array(contentPartSchema).catch([]).optional() })
  .catch({ type: 'unknown' });

/** A response as it is retrieved, or at the end of its stream. Compatible servers leave much of it out. */
export const responseSchema = z.object({
  id: z.string().nullable().catch(null),
  status: z.string().nullable().catch(null),
  output: z.array(outputSchema).catch([]),
  error: z.unknown().optional(),
  incomplete_details: z
    .object({ reason: z.string().nullable().catch(null) })
    .nullable()
    .catch(null),
  usage: z.unknown().optional(),
});
export type RemoteResponse = z.infer<typeof responseSchema>;

/** An event of the stream, as far as it matters here: every field but the type may be missing. */
export const responsesEventSchema = z.object({
  type: text,
  sequence_number: z.number().int().nullable().catch(null),
  delta: text.optional(),
  response: responseSchema.optional().catch(undefined),
});

/** The text of a response, and whether the model declined within it. */
export const readOutput = ({ output }: RemoteResponse): { readonly text: string; readonly isRefusal: boolean } => {
  const parts = output.filter(({ type }) => type === 'message').flatMap(({ content }) => content ?? []);
  return {
    text: parts.flatMap((part) => (part.type === 'output_text' ? [part.text ?? ''] : [])).join(''),
    isRefusal: parts.some(({ type }) => type === 'refusal'),
  };
};
