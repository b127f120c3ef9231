import { documentIdSchema, jobIdSchema } from '#shared/model/ids.ts';
import type { JobState, JobSummary } from '#shared/model/job.ts';
import { textLabel } from '#shared/model/label.ts';
import { defaultQueueRules, queueNameSchema } from '#shared/model/queue-policy.ts';

/** How many jobs of each state the fake makes; of the waiting ones some for each reason there is to wait. */
export interface FakeCounts {
  readonly running: number;
  readonly ready: number;
  readonly failed: number;
  readonly completed: number;
  readonly cancelled: number;
  /** Beside ready ones: waiting for others, for a moment, for a failed one, alone. */
  readonly hasOddities: boolean;
}

const titles = [
  'Areas of expertise',
  'Experience 1 · Orange Business',
  'Languages',
  'Certifications',
  'Professional summary',
  'Technical skills',
  'Functional skills',
  'Education',
  'Experience 2 · Capgemini',
  'Professional experiences summary',
];
const people = [
  'Kwame Mensah, Cloud Architect',
  'Amélie Rousseau, Data Platform Lead',
  'Ingrid Dahl, Business Analyst',
];
const others = [
  { queue: 'large', title: 'Tender annex (312 pages)' },
  { queue: 'reports', title: 'Bridge inspection, Pont Morand' },
  { queue: 'presentations', title: 'Deck: Q4 revenue' },
] as const;

const failures = [
  { code: 'provider.unavailable', message: 'The server did not answer in time.', action: 'Try again in a while.' },
  { code: 'provider.cut', message: 'The answer was cut off.', action: 'Try again.' },
  { code: 'job.timeout', message: 'It took longer than 5 minutes.', action: 'Try again.' },
] as const;

let made = 0;

/** A job of the fake, asked for `agoMs` before `now`. */
export const fakeJob = (state: JobState, now: number, agoMs: number, change: Partial<JobSummary> = {}): JobSummary => {
  made += 1;
  const queue = queueNameSchema.parse(change.queue ?? 'sections');
  const title = change.title ?? titles[made % titles.length] ?? '';
  const createdAt = now - agoMs;
  const hasEnded = state === 'completed' || state === 'failed' || state === 'cancelled';
  return {
    id: jobIdSchema.parse(`job-${made}`),
    label: textLabel(title),
    title,
    kind: queue === 'sections' ? 'draft-section' : queue,
    queue,
    origin: 'https://api.openai.com',
    state,
    priority: 5,
    documentId: documentIdSchema.parse('doc-1'),
    documentTitle: people[Math.floor(made / 14) % people.length] ?? null,
    runId: null,
    batchId: null,
    wait: null,
    progress: null,
    attemptsSpent: state === 'failed' ? defaultQueueRules[queue].attemptLimit : 0,
    attemptLimit: defaultQueueRules[queue].attemptLimit,
    crashes: 0,
    createdAt,
    updatedAt: now,
    startedAt: state === 'running' || hasEnded ? createdAt + 1_200 : null,
    finishedAt: hasEnded ? createdAt + 1_200 + 900 + (made % 11) * 470 : null,
    error: state === 'failed' ? (failures[made % failures.length] ?? null) : null,
    ...change,
  };
};

const oddities = (now: number): JobSummary[] => [
  fakeJob('blocked', now, 21_000, {
    title: 'Professional experiences summary',
    wait: { type: 'jobs', count: 5, failed: 0 },
  }),
  fakeJob('blocked', now, 95_000, { title: 'Professional summary', wait: { type: 'jobs', count: 1, failed: 1 } }),
  fakeJob('scheduled', now, 31_000, { attemptsSpent: 1, wait: { type: 'due', at: now + 12_400 } }),
  fakeJob('scheduled', now, 600_000, { wait: { type: 'due', at: now + 5 * 3_600_000 } }),
  fakeJob('ready', now, 400_000, { crashes: 2, wait: { type: 'alone' } }),
];

/** A store full of jobs, open ones in the order in which they go, ended ones newest first. */
export const fakeJobs = (counts: FakeCounts, now: number): JobSummary[] => {
  const many = (count: number, make: (at: number) => JobSummary) => Array.from({ length: count }, (_, at) => make(at));
  const running = many(counts.running, (at) =>
    at === 1 && counts.hasOddities
      ? fakeJob('running', now, 34_000, {
          ...others[1],
          documentTitle: null,
          documentId: null,
          progress: { done: 3, total: 15, unit: 'photos' },
        })
      : fakeJob('running', now, 4_000 + at * 2_600),
  );
  const next = counts.hasOddities
    ? [
        fakeJob('ready', now, 42_000, { ...others[0], documentTitle: null, documentId: null }),
        fakeJob('ready', now, 48_000, { ...others[2], documentTitle: null, documentId: null }),
      ]
    : [];
  return [
    ...running,
    ...next,
    ...(counts.hasOddities ? oddities(now) : []),
    ...many(counts.ready, (at) => fakeJob('ready', now, 5_000 + at * 40)),
    ...many(counts.failed, (at) => fakeJob('failed', now, 70_000 + at * 61_000)),
    ...many(counts.completed, (at) => fakeJob('completed', now, 12_000 + at * 7_300)),
    ...many(counts.cancelled, (at) => fakeJob('cancelled', now, 300_000 + at * 90_000, { startedAt: null })),
  ];
};
