import { z } from 'zod';
import { smallestQuestion } from '../../src-main/app/drafting/check-server.ts';
import { findDocumentKind } from '../../src-main/documents/registry.ts';
import { userMessageOf } from '../../src-main/providers/openai/question.ts';
import { runOptionsSchema } from '../../src-shared/model/run.ts';
import type { AimockCall } from './aimock-server.ts';
import { readStore } from './read-store.ts';

const json = z.string().transform((text): unknown => JSON.parse(text));
const runSchema = z.object({ options: json.pipe(runOptionsSchema), today: z.string(), input: json });

/** What a model is asked for each section of the newest run in a store, word for word, by the section's key. */
export const messagesOf = (folder: string): Map<string, string> => {
  const [row] = readStore(
    folder,
    'SELECT r.options, r.today, d.input FROM runs r JOIN documents d ON d.id = r.document_id ORDER BY r.created_at DESC',
  );
  const { options, today, input: stored } = runSchema.parse(row);
  const document = findDocumentKind('competence-file')?.open(stored, options.kindOptions, { ...options, today });
  if (!document) throw new Error('no such kind');
  return new Map(
    document
      .plan()
      .sections.map(({ key, brief }) => [key, userMessageOf(document.prompt({ key, brief, peers: [] }).prompt)]),
  );
};

/** Whether a call only checks that its server works. */
const isCheck = (message: string): boolean => message.endsWith(smallestQuestion.prompt.request);

/** How often each section was asked for, checks of the server apart. Throws for any other call: nothing else may be sent. */
export const callsBySection = (
  messages: ReadonlyMap<string, string>,
  calls: readonly AimockCall[],
): Map<string, number> => {
  const keys = new Map([...messages].map(([key, message]) => [message, key]));
  const counts = new Map([...messages.keys()].map((key) => [key, 0]));
  for (const { message } of calls) {
    if (isCheck(message)) continue;
    const key = keys.get(message);
    if (key === undefined) throw new Error(`a call of no section: ${message.slice(0, 200)}`);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
};

const errorCode = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.object({ code: z.string() }).transform(({ code }) => code))
  .nullable();

const sectionSchema = z.object({
  key: z.string(),
  jobId: z.string(),
  state: z.string(),
  claims: z.number(),
  spent: z.number(),
  limit: z.number(),
  crashes: z.number(),
  /** What the run's record says of it. */
  isSuccess: z.number().transform((value) => value === 1),
  error: errorCode,
  content: z.string(),
});

/** What a store says of one section's job, with the outcome and the booking of each of its claims. */
export interface SectionAccount extends z.infer<typeof sectionSchema> {
  readonly outcomes: string[];
  /** How each claim's call was booked, in their order; null where none was. */
  readonly bases: (string | null)[];
}

const claimSchema = z.object({ jobId: z.string(), outcome: z.string().nullable(), basis: z.string().nullable() });

/** The accounts of all sections of a store's runs, in their order; from outside, as an auditor does. */
export const accountsOf = (folder: string): SectionAccount[] => {
  const claims = z.array(claimSchema).parse(
    readStore(
      folder,
      `SELECT a.job_id AS jobId, a.outcome, u.basis FROM attempts a
       LEFT JOIN usage u ON u.job_id = a.job_id AND u.claim_no = a.claim_no ORDER BY a.job_id, a.claim_no`,
    ),
  );
  const rows = readStore(
    folder,
    `SELECT s.key, j.id AS jobId, j.state, j.claim_no AS claims, j.attempts_spent AS spent, j.attempt_limit AS "limit",
       j.crashes, r.success AS isSuccess, r.error, s.content
     FROM run_sections r JOIN jobs j ON j.id = r.job_id JOIN sections s ON s.id = r.section_id
     ORDER BY r.run_id, r.position`,
  );
  return z
    .array(sectionSchema)
    .parse(rows)
    .map((section) => {
      const own = claims.filter(({ jobId }) => jobId === section.jobId);
      return {
        ...section,
        outcomes: own.map(({ outcome }) => outcome ?? 'open'),
        bases: own.map(({ basis }) => basis),
      };
    });
};
