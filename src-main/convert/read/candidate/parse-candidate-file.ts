import { err, ok } from '#shared/model/app-error.ts';
import type { Candidate } from '#shared/model/candidate.ts';
import { candidateSchema } from '#shared/model/candidate.ts';
import type { ParseOutcome } from '#shared/model/import.ts';
import { invalidInputError } from '../import-errors.ts';
import { ImportLog } from '../import-log.ts';
import type { JsonRecord } from '../json/json-value.ts';
import { isRecord } from '../json/json-value.ts';
import type { SourceText } from '../json/parse-json.ts';
import { parseJsonRecord } from '../json/parse-json.ts';
import { schemaIssues } from '../json/schema-issues.ts';
import { unwrapRecord } from '../json/unwrap-record.ts';
import { readCandidate } from './read-candidate.ts';

const wrappers = ['candidate', 'resume', 'cv', 'person', 'consultant', 'applicant'];
const jobWrappers = ['job', 'jobDescription', 'vacancy', 'offer'];
const ownFields = ['fullName', 'name', 'firstName', 'lastName', 'basics', 'experience', 'work'];
const action =
  'Correct the file at the places named (a list that is too long: leave out the rest), or choose another one.';

/**
 * Reads a candidate file (A1): our own JSON or JSON Resume 1.0, generously. Errors are values: not JSON (with line and
 * column), a field of the wrong type (with its path), no name, empty, binary, too large, nested too deep.
 */
export const parseCandidateFile = (source: SourceText): ParseOutcome<Candidate> => {
  const parsed = parseJsonRecord(source);
  if (!parsed.ok) return parsed;
  const log = new ImportLog();
  const { record, path } = unwrapRecord(parsed.value, wrappers, ownFields);
  if (path !== '') reportSiblings(parsed.value, path, log);
  const { candidate, format } = readCandidate(record, path, log);
  if (log.issues.length > 0) return err(invalidInputError(source.name, log.issues, action));
  const checked = candidateSchema.safeParse(withoutUndefined(candidate));
  if (!checked.success) return err(invalidInputError(source.name, schemaIssues(checked.error), action));
  return ok({ value: checked.data, format, notes: log.notes() });
};

/** What stands beside the candidate in its file: a job description is read by its own importer, the rest is left out. */
const reportSiblings = (root: JsonRecord, used: string, log: ImportLog): void => {
  for (const [key, value] of Object.entries(root)) {
    if (key === used) continue;
    if (jobWrappers.includes(key) && isRecord(value))
      log.note('left-out', key, 'The job description of this file is read on its own.');
    else log.unused(key);
  }
};

/** The value as its JSON would hold it: optional fields absent rather than undefined. */
const withoutUndefined = (candidate: Candidate): unknown => JSON.parse(JSON.stringify(candidate));
