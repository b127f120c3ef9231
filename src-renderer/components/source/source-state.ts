import type { AppError } from '#shared/model/app-error.ts';

/** The state of reading a source. What was read before stays while another is read, and if that fails. */
export interface SourceReading {
  /** What is being read now: a file's name, empty for pasted text; null while nothing is. */
  readonly reading: string | null;
  /** Why the last try failed, and what it was about. */
  readonly failed: { readonly name: string; readonly error: AppError } | null;
}

export const notReading: SourceReading = { reading: null, failed: null };

/** A source that could not be read. The error names the file, unless it was pasted. */
export const failedReading = (name: string, error: AppError): SourceReading => ({
  reading: null,
  failed: { name, error: name === '' ? error : { ...error, file: error.file ?? name } },
});
