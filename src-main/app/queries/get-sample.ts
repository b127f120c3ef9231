import type { RouteOutput } from '#shared/contract/routes.ts';
import { readCandidate, readJobDescription } from '../commands/read-source.ts';
import type { Converter, SampleSource } from '../ports.ts';

/** The sample candidate and job, read by the same importer as anyone's files. */
export const getSample =
  (samples: SampleSource, converter: Converter) => async (): Promise<RouteOutput<'sample.get'>> => {
    const files = await samples.read();
    const [{ candidate }, { job }] = await Promise.all([
      readCandidate(converter)(files.candidate),
      readJobDescription(converter)(files.job),
    ]);
    return { candidate, job };
  };
