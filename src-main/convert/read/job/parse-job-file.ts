import { err, ok } from '#shared/model/app-error.ts';
import type { ImportFormat, ParseOutcome } from '#shared/model/import.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import { jobDescriptionSchema } from '#shared/model/job-description.ts';
import { invalidInputError } from '../import-errors.ts';
import { ImportLog } from '../import-log.ts';
import type { SourceText } from '../json/parse-json.ts';
import { checkText, parseJsonRecord } from '../json/parse-json.ts';
import { schemaIssues } from '../json/schema-issues.ts';
import { unwrapRecord } from '../json/unwrap-record.ts';
import { shortenText } from '../text/clean-text.ts';
import { readJob } from './read-job.ts';
import { readJobText } from './read-job-text.ts';

const wrappers = ['job', 'jobDescription', 'vacancy', 'offer', 'posting', 'mission'];
const ownFields = ['title', 'jobTitle', 'requirements', 'qualifications', 'responsibilities'];
// A CV has a title and skills too; taken for a job, it would ask of the candidate what the candidate has.
const cvFields = ['basics', 'fullName', 'full_name'];
const maxSourceText = 200_000;
const action = 'Correct the text (a list that is too long: leave out the rest), or choose another file.';

/** JSON by its name or by how it begins; a text may begin with "{" too, but then no field name follows. */
const isJson = ({ name, text }: SourceText): boolean =>
  /\.json$/i.test(name) || /^\ufeff?\s*(?:\{\s*["}]|\[\s*[[{"])/.test(text);

const finish = (
  name: string,
  job: JobDescription,
  text: string,
  format: ImportFormat,
  log: ImportLog,
): ParseOutcome<JobDescription> => {
  if (log.issues.length > 0) return err(invalidInputError(name, log.issues, action));
  if (text.length > maxSourceText)
    log.note('shortened', '', 'Only the first 200,000 characters of the text were kept beside what was read.');
  if (job.title === undefined) log.note('missing', 'title', 'No job title was found.');
  if (job.requirements.length === 0) log.note('missing', 'requirements', 'No requirements were found.');
  if (job.skills.length === 0) log.note('missing', 'skills', 'No skills were found.');
  const sourceText = shortenText(text, maxSourceText);
  const checked = jobDescriptionSchema.safeParse(JSON.parse(JSON.stringify({ ...job, sourceText })));
  if (!checked.success) return err(invalidInputError(name, schemaIssues(checked.error), action));
  return ok({ value: checked.data, format, notes: log.notes() });
};

/**
 * Reads a job description (A1) from a file: JSON (ours, JSON Resume's job schema, schema.org's) or plain text in English,
 * French, German or Spanish. The text it was read from is kept, so that what was understood can be corrected.
 */
export const parseJobFile = (source: SourceText): ParseOutcome<JobDescription> => {
  if (!isJson(source)) return parsePlain(source);
  const parsed = parseJsonRecord(source);
  if (!parsed.ok) return parsed;
  const log = new ImportLog();
  const { record, path } = unwrapRecord(parsed.value, wrappers, ownFields);
  if (path === '' && cvFields.some((key) => key in record)) {
    const issue = { path: '', expected: 'a job description', found: 'a CV' };
    return err(invalidInputError(source.name, [issue], 'Choose the file of the job, or go on without one.'));
  }
  const { job, format } = readJob(record, path, log);
  const isNothing = job.title === undefined && job.requirements.length === 0 && job.skills.length === 0;
  if (isNothing && log.issues.length === 0 && job.summary === undefined) {
    log.issue(path, 'a job description with title, requirements or skills', record);
  }
  return finish(source.name, job, source.text.replace(/^\ufeff/, ''), format, log);
};

/** As `parseJobFile`, for text that was pasted. */
export const parseJobText = (text: string): ParseOutcome<JobDescription> =>
  parseJobFile({ name: 'The pasted text', text });

const parsePlain = (source: SourceText): ParseOutcome<JobDescription> => {
  const checked = checkText(source);
  if (!checked.ok) return checked;
  const log = new ImportLog();
  // What is read and what is kept is the same text, so that nothing is found that the user can't see.
  const text = checked.value.slice(0, maxSourceText);
  if (text.length < checked.value.length)
    log.note('shortened', '', 'Only the first 200,000 characters of the text were read.');
  return finish(source.name, readJobText(text, log), text, 'text', log);
};
