import type { z } from 'zod';
import type { Candidacy } from '#shared/model/candidacy.ts';
import type { Candidate } from '#shared/model/candidate.ts';
import { candidateSchema } from '#shared/model/candidate.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import { jobDescriptionSchema } from '#shared/model/job-description.ts';
import type { FieldProblem, FieldProblems } from '../../components/form/problem.ts';
import type { Row } from '../../components/form/row-list.tsx';
import type { CandidacyValues, JobValues } from './candidacy-values.ts';
import type { CandidateValues } from './candidate-values.ts';

/** What a form says, or what is wrong with it, by field. */
export type FormResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: FieldProblems };

/** A row without its key, and without the fields that are empty: absent is how the model says "not given". */
const filled = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).filter(
      ([name, value]) => name !== 'key' && !(typeof value === 'string' && value.trim() === ''),
    ),
  );

/** Whether the user has put anything into a row; choices with a default do not count. */
export const isBlankRow = (row: Row): boolean =>
  Object.entries(row).every(([name, value]) => {
    if (name === 'key' || name === 'nature' || name === 'isCurrent' || name === 'kind') return true;
    return Array.isArray(value) ? value.length === 0 : String(value).trim() === '';
  });

const texts = (rows: readonly { text: string }[]): string[] => rows.map((row) => row.text);

/**
 * Says what is wrong where. Paths name form fields by row *position in the form*, so blank rows, which are dropped from
 * the input, must not shift them: that is what `positions` maps back.
 */
const problemsOf = (
  issues: readonly z.core.$ZodIssue[],
  positions: ReadonlyMap<string, readonly number[]>,
): FieldProblems => {
  const problems = new Map<string, FieldProblem>();
  for (const issue of issues) {
    const path = issue.path.map(String).filter((part) => part !== 'contact');
    const field = path
      .map((part, at) => positions.get(path.slice(0, at).join('.'))?.[Number(part)]?.toString() ?? part)
      .join('.');
    if (!problems.has(field)) problems.set(field, problemOf(issue, path.at(-1) ?? ''));
  }
  return problems;
};

const problemOf = (issue: z.core.$ZodIssue, field: string): FieldProblem => {
  if (field === 'yearsOfExperience') return { type: 'years' };
  if (field === 'start' || field === 'end' || field === 'date') return { type: 'date' };
  if (issue.code === 'too_big') return { type: 'long', max: Number(issue.maximum) };
  if (issue.code === 'too_small' || issue.code === 'invalid_type') return { type: 'required' };
  return { type: 'other' };
};

/** Drops what is blank from a list, and remembers where in the form each kept entry stands. */
const kept = <T>(
  positions: Map<string, readonly number[]>,
  path: string,
  rows: readonly T[],
  isBlank: (row: T) => boolean,
) => {
  const indexes = rows.flatMap((row, index) => (isBlank(row) ? [] : [index]));
  positions.set(path, indexes);
  return rows.filter((row) => !isBlank(row));
};

const isBlankText = (text: string): boolean => text.trim() === '';

/** The candidate that a form describes, checked with the shared schema; or what is wrong, by form path. */
export const fromCandidateValues = (form: CandidateValues): FormResult<Candidate> => {
  const positions = new Map<string, readonly number[]>();
  const rows = <T extends Row>(path: string, list: readonly T[]) => kept(positions, path, list, isBlankRow);
  const years = form.yearsOfExperience.trim().replace(',', '.');
  const raw = {
    ...filled({ fullName: form.fullName, title: form.title, summary: form.summary, location: form.location }),
    ...(years === '' ? {} : { yearsOfExperience: Number(years) }),
    contact: {
      ...filled({ email: form.email, phone: form.phone, website: form.website }),
      profiles: rows('profiles', form.profiles).map(filled),
    },
    skills: rows('skills', form.skills).map(filled),
    experience: rows('experience', form.experience).map((row, index) => {
      const path = `experience.${index}.responsibilities`;
      return { ...filled(row), responsibilities: kept(positions, path, texts(row.responsibilities), isBlankText) };
    }),
    education: rows('education', form.education).map(filled),
    certifications: rows('certifications', form.certifications).map(filled),
    languages: rows('languages', form.languages).map(filled),
    interests: form.interests,
    distinctions: form.distinctions,
  };
  const parsed = candidateSchema.safeParse(raw);
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: problemsOf(parsed.error.issues, positions) };
};

/** The job description that a form describes, checked with the shared schema; or what is wrong, by form path. */
export const fromJobValues = (form: JobValues): FormResult<JobDescription> => {
  const positions = new Map<string, readonly number[]>();
  const { requirements, responsibilities, skills, sourceText, ...fields } = form;
  const duties = kept(positions, 'responsibilities', texts(responsibilities), isBlankText);
  const parsed = jobDescriptionSchema.safeParse({
    ...filled(fields),
    requirements: kept(positions, 'requirements', texts(requirements), isBlankText),
    ...(duties.length === 0 ? {} : { responsibilities: duties }),
    skills,
    ...(sourceText === '' ? {} : { sourceText }),
  });
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: problemsOf(parsed.error.issues, positions) };
};

const under = (root: string, problems: FieldProblems): [string, FieldProblem][] =>
  [...problems].map(([path, problem]) => [`${root}.${path}`, problem]);

/** The candidate and job that a form describes; or what is wrong, by path in the form. Without a candidate, nothing is said. */
export const fromCandidacyValues = (
  values: Pick<CandidacyValues, 'candidate' | 'job'>,
): FormResult<Candidacy> | null => {
  const candidate = values.candidate && fromCandidateValues(values.candidate);
  const job = values.job && fromJobValues(values.job);
  const problems = new Map([
    ...(candidate && !candidate.ok ? under('candidate', candidate.problems) : []),
    ...(job && !job.ok ? under('job', job.problems) : []),
  ]);
  if (problems.size > 0) return { ok: false, problems };
  if (!candidate?.ok) return null;
  return { ok: true, value: { candidate: candidate.value, ...(job?.ok ? { job: job.value } : {}) } };
};
