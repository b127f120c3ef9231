import type { RouteOutput } from '#shared/contract/routes.ts';
import type { Result } from '#shared/model/app-error.ts';
import { AppFailure } from '#shared/model/app-error.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import type { Converter } from '../ports.ts';

const requireOk = <T>(result: Result<T>): T => {
  if (!result.ok) throw new AppFailure(result.error);
  return result.value;
};

/** Reads a candidate and says what was understood; stores nothing. Throws `input.*`. */
export const readCandidate =
  (converter: Converter) =>
  async (file: SourceFile): Promise<RouteOutput<'candidate.read'>> => {
    const { value, format, notes } = requireOk(await converter.readCandidate(file));
    return { candidate: value, format, notes: [...notes] };
  };

/** Reads a job description and says what was understood; stores nothing. Throws `input.*`. */
export const readJobDescription =
  (converter: Converter) =>
  async (file: SourceFile): Promise<RouteOutput<'job-description.read'>> => {
    const { value, format, notes } = requireOk(await converter.readJobDescription(file));
    return { job: value, format, notes: [...notes] };
  };
