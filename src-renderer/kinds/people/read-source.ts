import { createStore } from 'zustand/vanilla';
import type { Result } from '#shared/model/app-error.ts';
import { candidateSchema } from '#shared/model/candidate.ts';
import type { ImportNote } from '#shared/model/import.ts';
import { jobDescriptionSchema } from '#shared/model/job-description.ts';
import type { DocumentKindName } from '#shared/model/run.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import { client } from '../../client.ts';
import type { SourceReading } from '../../components/source/source-card.tsx';
import { failedReading, notReading } from '../../components/source/source-card.tsx';
import { readFile } from '../../stores/read-file.ts';
import type { CandidacyValues, JobValues } from './candidacy-values.ts';
import { noOrigin, toJobValues } from './candidacy-values.ts';
import type { CandidateValues } from './candidate-values.ts';
import { emptyCandidateValues, toCandidateValues } from './candidate-values.ts';
import type { SourceKind } from './guess-source.ts';
import { guessSource } from './guess-source.ts';

/** The form that sources are read into. */
export interface CandidacyForm {
  values(): CandidacyValues;
  /** Changes parts of it in one step. */
  change(patch: Partial<CandidacyValues>): void;
}

interface Understood<T> {
  readonly value: T;
  readonly notes: ImportNote[];
}

/** Has a file read as a part of the kind's input. */
const readers = (kind: DocumentKindName) => ({
  candidate: async (file: SourceFile): Promise<Result<Understood<CandidateValues>>> => {
    const result = await client.call('source.read', { kind, role: 'candidate', file });
    if (!result.ok) return result;
    const { value, notes } = result.value;
    return { ok: true, value: { value: toCandidateValues(candidateSchema.parse(value)), notes } };
  },
  job: async (file: SourceFile): Promise<Result<Understood<JobValues>>> => {
    const result = await client.call('source.read', { kind, role: 'job', file });
    if (!result.ok) return result;
    const { value, notes } = result.value;
    return { ok: true, value: { value: toJobValues(jobDescriptionSchema.parse(value)), notes } };
  },
});

const startOf = async (file: File): Promise<string> => {
  try {
    return await file.slice(0, 20_000).text();
  } catch {
    // Unreadable: reading it for real will say so.
    return '';
  }
};

/** Reads the candidate and the job of a kind's input into a form. While one fails, what stood in the form before stays. */
export const createSourceReader = (documentKind: DocumentKindName, form: CandidacyForm) => {
  const ask = readers(documentKind);
  const readings = createStore<Readonly<Record<SourceKind, SourceReading>>>()(() => ({
    candidate: notReading,
    job: notReading,
  }));
  /** Counts readings, so that a slow one that was overtaken by another is dropped when it ends. */
  const numbers = { candidate: 0, job: 0 };

  /** @returns what was understood, or null: it failed, which is said, or another was read meanwhile */
  const read = async <T>(
    kind: SourceKind,
    name: string,
    start: () => Promise<Result<Understood<T>>>,
  ): Promise<Understood<T> | null> => {
    numbers[kind] += 1;
    const mine = numbers[kind];
    readings.setState({ [kind]: { reading: name, failed: null } });
    const result = await start();
    if (mine !== numbers[kind]) return null;
    readings.setState({ [kind]: result.ok ? notReading : failedReading(name, result.error) });
    return result.ok ? result.value : null;
  };

  const readCandidate = async (file: File): Promise<(() => void) | null> => {
    const { candidate: before, candidateOrigin: originBefore } = form.values();
    const understood = await read('candidate', file.name, async () => {
      const bytes = await readFile(file);
      return bytes.ok ? ask.candidate({ name: file.name, data: bytes.value }) : bytes;
    });
    if (!understood) return null;
    form.change({ candidate: understood.value, candidateOrigin: { name: file.name, notes: understood.notes } });
    return before ? () => form.change({ candidate: before, candidateOrigin: originBefore }) : null;
  };

  const readJob = async (file: File): Promise<(() => void) | null> => {
    const { job: before, jobOrigin: originBefore } = form.values();
    const understood = await read('job', file.name, async () => {
      const bytes = await readFile(file);
      return bytes.ok ? ask.job({ name: file.name, data: bytes.value }) : bytes;
    });
    if (!understood) return null;
    form.change({ job: understood.value, jobOrigin: { name: file.name, notes: understood.notes } });
    return before ? () => form.change({ job: before, jobOrigin: originBefore }) : null;
  };

  return {
    readings,
    /** Reads a candidate file. @returns a function that brings back the candidate it replaced, or null when it replaced none. */
    readCandidate,
    /** Reads a job description file. @returns a function that brings back the job it replaced, or null. */
    readJob,
    /** Reads what stands in the field to paste into; it stays there. */
    readPastedJob: async (): Promise<void> => {
      const data = form.values().pastedJob;
      const understood = await read('job', '', () => ask.job({ name: 'pasted.txt', data }));
      if (understood) form.change({ job: understood.value, jobOrigin: { name: '', notes: understood.notes } });
    },
    /** Starts a candidate with nothing filled in. */
    typeCandidate: (): void => {
      readings.setState({ candidate: notReading });
      form.change({ candidate: emptyCandidateValues(), candidateOrigin: noOrigin });
    },
    /** Takes the job description out of the form. @returns a function that brings it back. */
    removeJob: (): (() => void) => {
      const { job, jobOrigin, pastedJob } = form.values();
      readings.setState({ job: notReading });
      form.change({ job: null, jobOrigin: noOrigin });
      return () => form.change({ job, jobOrigin, pastedJob });
    },
    /** Reads files dropped outside the two fields, each as what it looks like. One of each is taken, the last ones. */
    readDropped: async (files: readonly File[]): Promise<void> => {
      for (const file of files) {
        const kind = guessSource(file.name, await startOf(file));
        await (kind === 'candidate' ? readCandidate(file) : readJob(file));
      }
    },
    /** Forgets what is being read, and what failed: the form was emptied. */
    forget: (): void => {
      numbers.candidate += 1;
      numbers.job += 1;
      readings.setState({ candidate: notReading, job: notReading });
    },
  };
};

export type SourceReader = ReturnType<typeof createSourceReader>;
