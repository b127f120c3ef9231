import { createFormSession } from '../../stores/form-session.ts';
import type { DraftRequest } from '../new-form.tsx';
import { createNewForm, FormOf } from '../new-form.tsx';
import { CandidacyCorrection } from '../people/candidacy-correction.tsx';
import { createSourceReader } from '../people/read-source.ts';
import { CandidateSource, JobSource } from '../people/sources.tsx';
import type { CompetenceFileValues } from './form-values.ts';
import {
  competenceFileValuesSchema,
  emptyCompetenceFile,
  resolveCompetenceFile,
  tellCompetenceFile,
} from './form-values.ts';
import { OptionFields } from './option-fields.tsx';

const kind = 'competence-file';

const session = createFormSession<CompetenceFileValues, DraftRequest>({
  kind,
  empty: emptyCompetenceFile,
  schema: competenceFileValuesSchema,
  resolve: resolveCompetenceFile,
  tell: tellCompetenceFile,
});
const reader = createSourceReader(kind, session);

/** The form of a new competence file; it lives as long as the window does. */
export const newForm = createNewForm<CompetenceFileValues>(kind, session, {
  sentences: {
    heading: 'new.title',
    needsInput: 'new.need-candidate',
    ready: 'new.ready',
    titleHint: 'options.title-hint',
  },
  Provider: ({ children }) => <FormOf<CompetenceFileValues> session={session}>{children}</FormOf>,
  Sources: () => (
    <>
      <CandidateSource reader={reader} />
      <JobSource reader={reader} without="source.without-job" />
    </>
  ),
  Correction: CandidacyCorrection,
  Options: OptionFields,
  takeFiles: reader.readDropped,
  onEmptied: reader.forget,
});
