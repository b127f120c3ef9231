import type { RouteOutput } from '#shared/contract/routes.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import { candidateSchema } from '#shared/model/candidate.ts';
import type { Imported } from '#shared/model/import.ts';
import { jobDescriptionSchema } from '#shared/model/job-description.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import type { ConversionInput, Convert } from '../../convert/conversions.ts';

const read = async (
  convert: Convert,
  reads: ConversionInput<'read-source'>['reads'],
  file: SourceFile,
): Promise<Imported<unknown>> => {
  const result = await convert('read-source', { reads, file });
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

/** Reads a candidate and says what was understood; stores nothing. Throws `input.*`. */
export const readCandidate =
  (convert: Convert) =>
  async (file: SourceFile): Promise<RouteOutput<'candidate.read'>> => {
    const { value, format, notes } = await read(convert, 'candidate', file);
    return { candidate: candidateSchema.parse(value), format, notes };
  };

/** Reads a job description and says what was understood; stores nothing. Throws `input.*`. */
export const readJobDescription =
  (convert: Convert) =>
  async (file: SourceFile): Promise<RouteOutput<'job-description.read'>> => {
    const { value, format, notes } = await read(convert, 'job', file);
    return { job: jobDescriptionSchema.parse(value), format, notes };
  };
