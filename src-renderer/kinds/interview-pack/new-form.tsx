import type { JobDescription } from '#shared/model/job-description.ts';
import { createFormSession } from '../../stores/form-session.ts';
import type { DraftRequest } from '../new-form.tsx';
import { createNewForm, FormOf } from '../new-form.tsx';
import { CandidacyCorrection } from '../people/candidacy-correction.tsx';
import { toJobValues } from '../people/candidacy-values.ts';
import { createSourceReader } from '../people/read-source.ts';
import { CandidateSource, JobSource } from '../people/sources.tsx';
import type { GivenValues, PackValues } from './form-values.ts';
import { emptyPack, packValuesSchema, resolvePack, tellPack } from './form-values.ts';
import { OptionFields } from './option-fields.tsx';
import { GivenCard } from './share/given-card.tsx';

const kind = 'interview-pack';

const session = createFormSession<PackValues, DraftRequest>({
  kind,
  empty: emptyPack,
  schema: packValuesSchema,
  resolve: resolvePack,
  tell: tellPack,
});
const reader = createSourceReader(kind, session);

/** The form of a new interview pack; it lives as long as the window does. */
export const newForm = createNewForm<PackValues>(kind, session, {
  sentences: {
    heading: 'interview.new',
    needsInput: 'interview.new-need',
    ready: 'interview.new-ready',
    titleHint: 'options.title-hint',
  },
  Provider: ({ children }) => <FormOf<PackValues> session={session}>{children}</FormOf>,
  Sources: () => (
    <>
      <CandidateSource reader={reader} />
      <JobSource reader={reader} without="interview.without-job" />
      <GivenCard />
    </>
  ),
  Correction: CandidacyCorrection,
  Options: OptionFields,
  takeFiles: reader.readDropped,
  onEmptied: reader.forget,
});

/**
 * Begins a pack for another candidate with a job and the questions of an earlier pack.
 * @returns a function that brings back what the form held before, or null when it held nothing.
 */
export const beginWithGiven = async (job: JobDescription | null, given: GivenValues): Promise<(() => void) | null> => {
  await newForm.restore();
  const { hasInput } = newForm.standing.getState();
  const before = session.values();
  reader.forget();
  session.change({
    ...emptyPack,
    wishes: before.wishes,
    job: job && toJobValues(job),
    jobOrigin: { name: job ? given.title : '', notes: [] },
    given,
  });
  return hasInput ? () => session.change(before) : null;
};
