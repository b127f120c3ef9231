import { z } from 'zod';
import { errorCodeSchema } from './app-error.ts';
import { documentIdSchema, jobIdSchema } from './ids.ts';
import { attemptOutcomeSchema } from './job.ts';

/** One failure with its context (requirement E5): ids, kinds and codes, never a candidate's data or a key. */
export const errorLogEntrySchema = z.object({
  seq: z.number().int(),
  /** Epoch milliseconds. */
  at: z.number(),
  code: errorCodeSchema,
  jobKind: z.string(),
  queue: z.string(),
  jobId: jobIdSchema,
  documentId: documentIdSchema.nullable(),
  claimNo: z.number().int(),
  /** What became of the attempt. */
  outcome: attemptOutcomeSchema,
  /** The provider's part in it; null if there was none. */
  provider: z
    .object({
      /** Which of the closed set of faults it was. */
      fault: z.string(),
      origin: z.string(),
      model: z.string().nullable(),
      /** The HTTP status, where there was an answer. */
      status: z.number().int().nullable(),
      /** The provider's own word for it, e.g. `insufficient_quota`. */
      providerCode: z.string().nullable(),
      /** The provider's name for the call, for its support. */
      requestId: z.string().nullable(),
    })
    .nullable(),
});
export type ErrorLogEntry = z.infer<typeof errorLogEntrySchema>;
