import { createStore } from 'zustand/vanilla';
import type { AppError } from '#shared/model/app-error.ts';
import type { ImportNote } from '#shared/model/import.ts';
import type { DraftWishes } from '../../components/draft-wishes.ts';
import { plainWishes } from '../../components/draft-wishes.ts';
import type { CandidateForm, JobForm } from './form-model.ts';
import { emptyCandidateForm } from './form-model.ts';

/** Where a part of the form came from, and how reading it went. */
export interface SourceState {
  readonly status: 'none' | 'reading' | 'ready' | 'failed';
  /** File name; empty when typed by hand or pasted. */
  readonly name: string;
  readonly notes: readonly ImportNote[];
  readonly error: AppError | null;
}

export interface FormOptions {
  readonly experiences: 'five' | 'all' | 'number';
  readonly count: number;
  readonly includeJobContext: boolean;
  readonly title: string;
}

/** Everything of the New document page. It lives here, not in the page, so that leaving the page loses nothing. */
export interface FormState {
  readonly candidateSource: SourceState;
  readonly jobSource: SourceState;
  readonly pastedJob: string;
  readonly candidate: CandidateForm | null;
  readonly job: JobForm | null;
  readonly options: FormOptions;
  /** Who is to draft, and how. */
  readonly wishes: DraftWishes;
  readonly isStarting: boolean;
  readonly startError: AppError | null;
  /** The user asked for the draft already: from now on missing fields are marked. */
  readonly hasTried: boolean;
}

export const noSource: SourceState = { status: 'none', name: '', notes: [], error: null };

const empty: FormState = {
  candidateSource: noSource,
  jobSource: noSource,
  pastedJob: '',
  candidate: null,
  job: null,
  options: { experiences: 'five', count: 3, includeJobContext: true, title: '' },
  wishes: plainWishes,
  isStarting: false,
  startError: null,
  hasTried: false,
};

export const formStore = createStore<FormState>()(() => empty);

/** Empties the form. @returns a function that brings it all back. */
export const startOver = (): (() => void) => {
  const before = formStore.getState();
  formStore.setState(empty, true);
  return () => formStore.setState(before, true);
};

/** Changes fields of the candidate. */
export const editCandidate = (patch: Partial<CandidateForm>): void =>
  formStore.setState(({ candidate }) => (candidate ? { candidate: { ...candidate, ...patch } } : {}));

/** Changes fields of the job description. */
export const editJob = (patch: Partial<JobForm>): void =>
  formStore.setState(({ job }) => (job ? { job: { ...job, ...patch } } : {}));

/** Changes options. */
export const editOptions = (patch: Partial<FormOptions>): void =>
  formStore.setState(({ options }) => ({ options: { ...options, ...patch } }));

/** Changes who is to draft, and how. */
export const editWishes = (patch: Partial<DraftWishes>): void =>
  formStore.setState(({ wishes }) => ({ wishes: { ...wishes, ...patch } }));

/** Starts a candidate from an empty form. */
export const typeCandidate = (): void =>
  formStore.setState({ candidate: emptyCandidateForm(), candidateSource: { ...noSource, status: 'ready' } });

/** Takes the job description out of the form. @returns a function that brings it back. */
export const removeJob = (): (() => void) => {
  const { job, jobSource, pastedJob } = formStore.getState();
  formStore.setState({ job: null, jobSource: noSource });
  return () => formStore.setState({ job, jobSource, pastedJob });
};
