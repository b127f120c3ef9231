import { Field, TagsField } from '../../components/form/field.tsx';
import type { CandidacyValues } from './candidacy-values.ts';

/** Fields of a form about a candidate and a job: their paths are checked against it. */
export const CandidacyField = Field<CandidacyValues>;
export const CandidacyTags = TagsField<CandidacyValues>;
