import { z } from 'zod';

const usageSchema = z.object({
  input: z.number().default(120),
  cached: z.number().default(20),
  output: z.number().default(40),
  reasoning: z.number().default(8),
});
export type ScriptedUsage = z.infer<typeof usageSchema>;

/** What every step that streams a text can be told. */
const streaming = {
  text: z.string().default('A drafted section.\n'),
  /** Null leaves the counts out, as some servers do. */
  usage: usageSchema.nullable().default({ input: 120, cached: 20, output: 40, reasoning: 8 }),
  /** How long each piece of the text takes. */
  delayMs: z.number().default(0),
  headers: z.record(z.string(), z.string()).default({}),
};

const afterDeltas = z.number().int().default(2);

/** What the server does with one request. Texts are streamed word by word. */
export const stepSchema = z.discriminatedUnion('do', [
  /** A whole answer. `bare` leaves out all events, fields and `event:` lines that compatible servers leave out. */
  z.object({ do: z.literal('answer'), ...streaming, isBare: z.boolean().default(false) }),
  /** So many words, then silence on an open connection. */
  z.object({ do: z.literal('stall'), ...streaming, afterDeltas }),
  /** So many words, then a clean close without an end. */
  z.object({ do: z.literal('close'), ...streaming, afterDeltas }),
  /** So many words, then the connection is torn down. */
  z.object({ do: z.literal('reset'), ...streaming, afterDeltas }),
  /** All of the text, then `incomplete` (`finish_reason` in chat). */
  z.object({ do: z.literal('incomplete'), ...streaming, reason: z.string().default('max_output_tokens') }),
  /** All of the text, then `response.failed` (an error chunk in chat). */
  z.object({ do: z.literal('failed'), ...streaming, code: z.string(), message: z.string().default('It failed.') }),
  /** So many words, then an `error` event. */
  z.object({
    do: z.literal('error-event'),
    ...streaming,
    afterDeltas,
    code: z.string().nullable(),
    message: z.string().default('It went wrong.'),
  }),
  z.object({ do: z.literal('refusal'), ...streaming }),
  /** So many words, then an event that is no JSON. */
  z.object({ do: z.literal('malformed'), ...streaming, afterDeltas }),
  /** An answer without a stream: errors, pages of a proxy, redirects. */
  z.object({
    do: z.literal('reply'),
    status: z.number().int(),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  /** Takes the request and answers nothing. */
  z.object({ do: z.literal('hang') }),
  /** Takes the request and tears the connection down. */
  z.object({ do: z.literal('drop') }),
]);
export type Step = z.infer<typeof stepSchema>;

export const endpointSchema = z.enum(['responses', 'chat', 'models', 'retrieve', 'cancel', 'probe']);
export type Endpoint = z.infer<typeof endpointSchema>;

/**
 * Rules are tried in their order; the first that fits takes the request with the next of its steps, and its last step for
 * ever after. A request that fits none gets what a healthy server says.
 */
export const scriptSchema = z.object({
  rules: z
    .array(
      z.object({
        /** Any, unless named. A `probe` is an empty request of `/responses`; `retrieve` is GET `/responses/{id}`. */
        endpoint: endpointSchema.optional(),
        /** Fits only requests whose body has this text in it: a section's name, say. */
        contains: z.string().optional(),
        steps: z.array(stepSchema).min(1),
      }),
    )
    .default([]),
  /** Without it `/responses` is not found, as in older servers. */
  hasResponses: z.boolean().default(true),
  models: z.array(z.string()).default(['test-model']),
  /** Null for a server that asks for no key; else any other one gets 401. */
  key: z.string().nullable().default(null),
});
export type ScriptInput = z.input<typeof scriptSchema>;
