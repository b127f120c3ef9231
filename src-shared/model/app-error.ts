import { z } from 'zod';

/**
 * The closed set of errors that cross a boundary. Each has a sentence in i18n/ for every UI language.
 * `input.*` are the caller's to correct, `provider.*` come from the drafting side, the rest from this machine.
 */
export const errorCodeSchema = z.enum([
  'asset.bad-picture',
  'asset.too-large',
  'asset.not-kept',
  'export.zip-full',
  'theme.bad-logo',
  'theme.bad-file',
  'input.invalid',
  'input.not-json',
  'input.unsupported-file',
  'input.too-large',
  'input.empty',
  'not-found',
  'conflict',
  'queue.full',
  'data.in-use',
  'data.damaged',
  'data.not-saved',
  'export.no-folder',
  'export.write-failed',
  'export.disk-full',
  'export.print-failed',
  'export.not-anonymous',
  'export.file-locked',
  'provider.unknown',
  'provider.unavailable',
  'provider.empty',
  'provider.cut',
  'provider.closed',
  'provider.failed',
  'provider.refused',
  'provider.rate-limited',
  'provider.offline',
  'provider.no-key',
  'provider.auth',
  'provider.quota',
  'provider.spending-limit',
  'provider.timeout',
  'provider.malformed',
  'provider.invalid',
  'provider.no-model',
  'provider.too-long',
  'provider.truncated',
  'provider.address',
  'job.timeout',
  'job.cancelled',
  'job.crashed',
  'job.dependency-failed',
  'forbidden',
  'internal',
]);

/** One thing wrong with an input: where (`experience[2].start`), what was expected, what was found. */
export const inputIssueSchema = z.object({
  path: z.string(),
  expected: z.string(),
  found: z.string().optional(),
});
export type InputIssue = z.infer<typeof inputIssueSchema>;

/** An error as a value: what happened (code and message), what to do about it, and for bad input where it is. */
export const appErrorSchema = z.object({
  code: errorCodeSchema,
  /** One sentence a person understands, in English; the UI translates by `code` where it can. */
  message: z.string(),
  /** What the person can do next. */
  action: z.string().optional(),
  /** The file concerned, if any: its name, never its content. */
  file: z.string().optional(),
  issues: z.array(inputIssueSchema).optional(),
});
export type AppError = z.infer<typeof appErrorSchema>;

/** The outcome of a call across a boundary. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppError };

/** A call that went well. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });
/** A call that did not. */
export const err = (error: AppError): { readonly ok: false; readonly error: AppError } => ({ ok: false, error });

/** An AppError thrown within one process; boundaries turn it back into a value. */
export class AppFailure extends Error {
  readonly error: AppError;
  constructor(error: AppError, options?: ErrorOptions) {
    super(error.message, options);
    this.name = 'AppFailure';
    this.error = error;
  }
}
