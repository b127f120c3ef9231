import { z } from 'zod';
import { readStore } from './read-store.ts';

const sectionSchema = z.object({
  jobId: z.string(),
  key: z.string(),
  state: z.string(),
  content: z.string(),
  code: z.string().nullable(),
  /** Jobs that were made for it. */
  jobs: z.number(),
  /** How often its job was completed. */
  completions: z.number(),
  /** Claims of its job after the one that completed it. */
  laterClaims: z.number(),
});
export type StormSection = z.infer<typeof sectionSchema>;

/** All sections of a store, read from outside as an auditor does. */
export const readStormSections = (folder: string): StormSection[] =>
  z.array(sectionSchema).parse(
    readStore(
      folder,
      `SELECT j.id AS jobId, s.key, j.state, s.content, json_extract(j.error, '$.code') AS code,
         (SELECT count(*) FROM run_sections o WHERE o.section_id = r.section_id AND o.run_id = r.run_id) +
         (SELECT count(*) FROM jobs o WHERE o.id <> j.id AND o.document_id = j.document_id AND o.kind = j.kind
            AND json_extract(o.payload, '$.sectionId') = s.id) AS jobs,
         (SELECT count(*) FROM attempts a WHERE a.job_id = j.id AND a.outcome = 'completed') AS completions,
         (SELECT count(*) FROM attempts a WHERE a.job_id = j.id AND a.claim_no >
            (SELECT min(c.claim_no) FROM attempts c WHERE c.job_id = j.id AND c.outcome = 'completed')) AS laterClaims
       FROM run_sections r JOIN jobs j ON j.id = r.job_id JOIN sections s ON s.id = r.section_id`,
    ),
  );

/** Codes of what a server in trouble does to a call. */
const troubleCodes = ['provider.failed', 'provider.closed', 'provider.cut', 'provider.timeout', 'job.timeout'];

/** What a storm must not have done to the sections of a store. */
export interface StormFindings {
  readonly sections: number;
  /** Said to be completed, and not there after. */
  readonly lost: number;
  /** Completed twice, or with two jobs. */
  readonly doubled: number;
  /** Claimed again after it was completed. */
  readonly claimedAgain: number;
  /** Failed with what a server in trouble does. */
  readonly failedForOutage: number;
  readonly failedOtherwise: number;
  /** Neither completed nor failed. */
  readonly unfinished: number;
}

/**
 * Counts what should not be.
 *
 * @param said ids of jobs that were said to be completed
 * @param text what every section has to hold
 */
export const auditStorm = (
  sections: readonly StormSection[],
  said: ReadonlySet<string>,
  text: string,
): StormFindings => {
  const completed = sections.filter(({ state, content }) => state === 'completed' && content === text);
  const whole = new Set(completed.map(({ jobId }) => jobId));
  const failed = sections.filter(({ state }) => state === 'failed');
  const failedForOutage = failed.filter(({ code }) => troubleCodes.includes(code ?? '')).length;
  return {
    sections: sections.length,
    lost: [...said].filter((id) => !whole.has(id)).length,
    doubled: sections.filter(({ jobs, completions }) => jobs > 1 || completions > 1).length,
    claimedAgain: sections.reduce((sum, { laterClaims }) => sum + laterClaims, 0),
    failedForOutage,
    failedOtherwise: failed.length - failedForOutage,
    unfinished: sections.length - whole.size - failed.length,
  };
};
