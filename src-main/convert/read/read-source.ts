import type { Result } from '#shared/model/app-error.ts';
import type { Imported, ParseOutcome } from '#shared/model/import.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import { parseCandidateFile } from './candidate/parse-candidate-file.ts';
import { parseJobFile } from './job/parse-job-file.ts';
import type { SourceText } from './json/parse-json.ts';
import { decodeText } from './text/decode-text.ts';

/** The readers of sources by what they read. */
const readers = {
  candidate: parseCandidateFile,
  job: parseJobFile,
} as const satisfies Readonly<Record<string, (source: SourceText) => ParseOutcome<unknown>>>;

/**
 * Reads a user's file, or text that was pasted. Errors are values: `input.*`, with the places in the file that are wrong.
 */
export const readSource = (reads: keyof typeof readers, { name, data }: SourceFile): Result<Imported<unknown>> => {
  const text = typeof data === 'string' ? ({ ok: true, value: data } as const) : decodeText(data, name);
  return text.ok ? readers[reads]({ name, text: text.value }) : text;
};
