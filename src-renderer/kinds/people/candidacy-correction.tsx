import { useWatch } from 'react-hook-form';
import type { CandidacyValues } from './candidacy-values.ts';
import { CandidateFields } from './candidate-fields.tsx';
import { JobFields } from './job-fields.tsx';

/** What was understood of job and candidate, as far as there is any. */
export const CandidacyCorrection = () => {
  const [hasCandidate, hasJob] = useWatch<CandidacyValues, ['candidate', 'job']>({ name: ['candidate', 'job'] }).map(
    (part) => part !== null,
  );
  return (
    <>
      {hasJob && <JobFields />}
      {hasCandidate && <CandidateFields />}
    </>
  );
};
