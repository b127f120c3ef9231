import { z } from 'zod';
import { importNoteSchema } from '#shared/model/import.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import { textRow, textRowSchema } from '../../components/form/row-list.tsx';
import { candidateValuesSchema } from './candidate-values.ts';

const jobValuesSchema = z.object({
  title: z.string(),
  company: z.string(),
  location: z.string(),
  summary: z.string(),
  requirements: z.array(textRowSchema),
  /** A form that was kept by an earlier version has none. */
  responsibilities: z.array(textRowSchema).default([]),
  skills: z.array(z.string()),
  sourceText: z.string(),
});
/** A job description as the form holds it. */
export type JobValues = z.infer<typeof jobValuesSchema>;

const originSchema = z.object({
  /** File name; empty when typed by hand or pasted. */
  name: z.string(),
  notes: z.array(importNoteSchema),
});
/** Where a part of the form came from, and what is to be known of how it was read. */
export type SourceOrigin = z.infer<typeof originSchema>;

/** What every form about a candidate, and the job they are put forward for, holds of the two. */
export const candidacyValuesSchema = z.object({
  candidate: candidateValuesSchema.nullable(),
  candidateOrigin: originSchema,
  job: jobValuesSchema.nullable(),
  jobOrigin: originSchema,
  /** The text of the field to paste into, read or not. */
  pastedJob: z.string(),
});
export type CandidacyValues = z.infer<typeof candidacyValuesSchema>;

/** What came from no file. */
export const noOrigin: SourceOrigin = { name: '', notes: [] };

export const emptyCandidacy: CandidacyValues = {
  candidate: null,
  candidateOrigin: noOrigin,
  job: null,
  jobOrigin: noOrigin,
  pastedJob: '',
};

/** What the form holds of a job description: absent fields become empty strings. `fromJobValues` undoes it. */
export const toJobValues = (job: JobDescription): JobValues => ({
  title: job.title ?? '',
  company: job.company ?? '',
  location: job.location ?? '',
  summary: job.summary ?? '',
  requirements: job.requirements.map((text) => textRow(text)),
  responsibilities: (job.responsibilities ?? []).map((text) => textRow(text)),
  skills: job.skills,
  sourceText: job.sourceText ?? '',
});
