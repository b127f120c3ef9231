import type { RouteOutput } from '#shared/contract/routes.ts';
import type { Convert } from '../../convert/conversions.ts';
import { readCandidate, readJobDescription } from '../commands/read-source.ts';
import type { SampleSource } from '../ports.ts';

/** The sample candidate and job, read by the same importer as anyone's files. */
export const getSample = (samples: SampleSource, convert: Convert) => async (): Promise<RouteOutput<'sample.get'>> => {
  const files = await samples.read();
  const [{ candidate }, { job }] = await Promise.all([
    readCandidate(convert)(files.candidate),
    readJobDescription(convert)(files.job),
  ]);
  return { candidate, job };
};
