import type { Candidacy } from '#shared/model/candidacy.ts';
import type { Candidate, Experience } from '#shared/model/candidate.ts';
import type { JobDescription } from '#shared/model/job-description.ts';
import type { PartialDate } from '#shared/model/partial-date.ts';
import { chosenExperiences, mostRecentFirst } from './experience-order.ts';
import type { Relevance } from './relevance.ts';
import { relevanceTo } from './relevance.ts';

/**
 * What every text about a candidate is composed from: the input in order, and the relevance of its parts for the job.
 */
export interface Material {
  readonly candidate: Candidate;
  /** Undefined for a general text: there is no job, or it is to be left out. */
  readonly job: JobDescription | undefined;
  readonly today: PartialDate;
  /** All experiences, most recent first. */
  readonly experiences: readonly Experience[];
  /** Those that get a section of their own, most recent first. */
  readonly chosen: readonly Experience[];
  readonly relevance: Relevance;
}

interface MaterialOptions {
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly includeJobContext: boolean;
  /** How many experiences are chosen. */
  readonly experiences: number | 'all';
}

/** Prepares the material of one document. */
export const materialOf = ({ candidate, job }: Candidacy, options: MaterialOptions): Material => {
  const wanted = options.includeJobContext ? job : undefined;
  let relevance: Relevance | undefined;
  return {
    candidate,
    job: wanted,
    today: options.today,
    experiences: mostRecentFirst(candidate.experience),
    chosen: chosenExperiences(candidate, options.experiences),
    // Reading the job is expensive, and half of the sections don't need it.
    get relevance() {
      relevance ??= relevanceTo(wanted);
      return relevance;
    },
  };
};
