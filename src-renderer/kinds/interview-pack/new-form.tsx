import { createFormSession } from '../../stores/form-session.ts';
import type { DraftRequest } from '../new-form.tsx';
import { createNewForm, FormOf } from '../new-form.tsx';
import { CandidacyCorrection } from '../people/candidacy-correction.tsx';
import { createSourceReader } from '../people/read-source.ts';
import { CandidateSource, JobSource } from '../people/sources.tsx';
import type { PackValues } from './form-values.ts';
import { emptyPack, packValuesSchema, resolvePack, tellPack } from './form-values.ts';
import { OptionFields } from './option-fields.tsx';

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
    </>
  ),
  Correction: CandidacyCorrection,
  Options: OptionFields,
  takeFiles: reader.readDropped,
  onEmptied: reader.forget,
});
