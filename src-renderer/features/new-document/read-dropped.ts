import { guessSource } from './guess-source.ts';
import { readCandidateFile, readJobFile } from './read-source.ts';

const startOf = async (file: File): Promise<string> => {
  try {
    return await file.slice(0, 20_000).text();
  } catch {
    // Unreadable: reading it for real will say so.
    return '';
  }
};

/** Reads files dropped outside the two fields, each as what it looks like. One of each kind is taken, the last ones. */
export const readDroppedFiles = async (files: readonly File[]): Promise<void> => {
  for (const file of files) {
    const kind = guessSource(file.name, await startOf(file));
    await (kind === 'candidate' ? readCandidateFile(file) : readJobFile(file));
  }
};
