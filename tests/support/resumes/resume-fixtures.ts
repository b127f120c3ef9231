import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Candidate } from '#shared/model/candidate.ts';
import type { Imported, ImportNoteCode } from '#shared/model/import.ts';
import { parseCandidateFile } from '../../../src-main/convert/read/candidate/parse-candidate-file.ts';

/** The text of a hand-made CV in this folder. */
export const resumeText = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`./${name}.json`, import.meta.url)), 'utf8');

/** A hand-made CV of this folder as the importer reads it; throws when it doesn't. */
export const importedResume = (name: string): Imported<Candidate> => {
  const outcome = parseCandidateFile({ name: `${name}.json`, text: resumeText(name) });
  if (!outcome.ok) throw new Error(outcome.error.message);
  return outcome.value;
};

/** The paths that notes of one code are about. */
export const notedPaths = (imported: Imported<unknown>, code: ImportNoteCode): string[] =>
  imported.notes.filter((note) => note.code === code).map((note) => note.path);
