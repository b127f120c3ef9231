import type { AppError, Result } from '#shared/model/app-error.ts';
import { err } from '#shared/model/app-error.ts';
import { candidateSchema } from '#shared/model/candidate.ts';
import { jobDescriptionSchema } from '#shared/model/job-description.ts';
import { maxFileBytes, maxFileMegabytes } from '#shared/model/source-file.ts';
import { client } from '../../client.ts';
import { toCandidateForm } from './form-model.ts';
import type { SourceState } from './form-store.ts';
import { formStore, noSource } from './form-store.ts';
import { toJobForm } from './form-to-input.ts';

const bytesOf = async (file: File): Promise<Result<Uint8Array>> => {
  const fail = (error: Omit<AppError, 'file'>) => err({ ...error, file: file.name });
  // What the importer would refuse is refused here already, so that a huge file never crosses the boundary.
  if (file.size > maxFileBytes) {
    return fail({ code: 'input.too-large', message: `The file is larger than ${maxFileMegabytes} MB.` });
  }
  if (file.size === 0) return fail({ code: 'input.empty', message: 'The file is empty.' });
  try {
    return { ok: true, value: new Uint8Array(await file.arrayBuffer()) };
  } catch {
    // A folder that was dropped, or a file that vanished: the browser only says that it can't be read.
    return fail({ code: 'input.unsupported-file', message: 'This cannot be read as a file.' });
  }
};

/** A source that could not be read: what was read before it stands as it did, with the error beside it. */
const failedSource = (before: SourceState, name: string, error: AppError): SourceState =>
  before.status === 'ready'
    ? { ...before, error: name ? { ...error, file: error.file ?? name } : error }
    : { ...noSource, status: 'failed', name, error };

/** Counts readings, so that a slow one that was overtaken by another is dropped when it ends. */
let readingNo = { candidate: 0, job: 0 };

/**
 * Reads a candidate file into the form. While it fails, what stood in the form before stays.
 * @returns a function that brings back the candidate it replaced, or null when it replaced none.
 */
export const readCandidateFile = async (file: File): Promise<(() => void) | null> => {
  const mine = readingNo.candidate + 1;
  readingNo = { ...readingNo, candidate: mine };
  const { candidate: before, candidateSource: sourceBefore } = formStore.getState();
  formStore.setState({ candidateSource: { ...noSource, status: 'reading', name: file.name } });
  const bytes = await bytesOf(file);
  const result = bytes.ok
    ? await client.call('source.read', {
        kind: 'competence-file',
        role: 'candidate',
        file: { name: file.name, data: bytes.value },
      })
    : bytes;
  if (mine !== readingNo.candidate) return null;
  if (!result.ok) {
    formStore.setState({ candidateSource: failedSource(sourceBefore, file.name, result.error) });
    return null;
  }
  formStore.setState({
    candidate: toCandidateForm(candidateSchema.parse(result.value.value)),
    candidateSource: { ...noSource, status: 'ready', name: file.name, notes: result.value.notes },
  });
  return before ? () => formStore.setState({ candidate: before, candidateSource: sourceBefore }) : null;
};

const readJob = async (
  name: string,
  data: Uint8Array | string,
  shownName: string,
  before: SourceState,
): Promise<void> => {
  const mine = readingNo.job + 1;
  readingNo = { ...readingNo, job: mine };
  formStore.setState({ jobSource: { ...noSource, status: 'reading', name: shownName } });
  const result = await client.call('source.read', { kind: 'competence-file', role: 'job', file: { name, data } });
  if (mine !== readingNo.job) return;
  formStore.setState(
    result.ok
      ? {
          job: toJobForm(jobDescriptionSchema.parse(result.value.value)),
          jobSource: { ...noSource, status: 'ready', name: shownName, notes: result.value.notes },
        }
      : { jobSource: failedSource(before, shownName, result.error) },
  );
};

/** Reads a job description file into the form. @returns a function that brings back the job it replaced, or null. */
export const readJobFile = async (file: File): Promise<(() => void) | null> => {
  const { job: before, jobSource: sourceBefore } = formStore.getState();
  const bytes = await bytesOf(file);
  if (!bytes.ok) {
    formStore.setState({ jobSource: failedSource(sourceBefore, file.name, bytes.error) });
    return null;
  }
  await readJob(file.name, bytes.value, file.name, sourceBefore);
  return before ? () => formStore.setState({ job: before, jobSource: sourceBefore }) : null;
};

/** Reads pasted text as a job description into the form; the text itself stays in its field. */
export const readPastedJob = (text: string): Promise<void> =>
  readJob('pasted.txt', text, '', formStore.getState().jobSource);
