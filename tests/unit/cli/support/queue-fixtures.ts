import type { JobSummary, JobView } from '../../../../src-shared/model/job.ts';
import { jobSummarySchema, jobViewSchema } from '../../../../src-shared/model/job.ts';
import type { QueueOverview, QueueView } from '../../../../src-shared/model/queue-overview.ts';
import { queueOverviewSchema, queueViewSchema } from '../../../../src-shared/model/queue-overview.ts';
import { defaultQueueRules } from '../../../../src-shared/model/queue-policy.ts';

/** When every fixture is looked at: in local time, since that is how the terminal says it. */
export const now = new Date(2026, 0, 5, 18, 30, 5).getTime();

export const jobOf = (change: Partial<Record<keyof JobSummary, unknown>> = {}): JobSummary =>
  jobSummarySchema.parse({
    id: 'job-1',
    label: { key: 'competence-file.education', params: {} },
    title: 'Education',
    kind: 'draft-section',
    queue: 'sections',
    origin: 'embedded',
    state: 'ready',
    priority: 5,
    documentId: 'doc-1',
    documentTitle: 'Kwame Mensah, Cloud Architect',
    runId: 'run-1',
    batchId: null,
    wait: { type: 'turn', ahead: 0, estimatedMs: null },
    progress: null,
    attemptsSpent: 0,
    attemptLimit: 3,
    crashes: 0,
    createdAt: now - 12_000,
    updatedAt: now,
    startedAt: null,
    finishedAt: null,
    error: null,
    ...change,
  });

export const runningJob = (change: Partial<Record<keyof JobSummary, unknown>> = {}): JobSummary =>
  jobOf({ state: 'running', wait: null, startedAt: now - 21_000, ...change });

export const jobViewOf = (change: Partial<Record<keyof JobView, unknown>> = {}): JobView =>
  jobViewSchema.parse({
    ...jobOf(),
    input: { sectionKey: 'education' },
    output: null,
    timeoutMs: 300_000,
    attempts: [],
    dependsOn: [],
    ...change,
  });

export const queueOf = (change: Partial<Record<keyof QueueView, unknown>> = {}): QueueView =>
  queueViewSchema.parse({
    queue: 'sections',
    waiting: 0,
    running: 0,
    completed: 0,
    failed: 0,
    cancelled: 0,
    held: 0,
    oldestWaitMs: null,
    throughputPerMinute: 0,
    errorRate: null,
    isHealthy: true,
    reasons: [],
    isPaused: false,
    policy: defaultQueueRules.sections,
    lanes: [],
    remainingMs: null,
    minutes: [],
    ...change,
  });

/** A lane that takes no work. */
export const heldLane = (reason: string, until: number | null = null) => ({
  lane: `sections@${reason}`,
  origin: reason,
  scheduled: 0,
  blocked: 0,
  ready: 1,
  running: 0,
  hold: { reason, until },
  nextStartAt: null,
});

export const overviewOf = (...queues: readonly QueueView[]): QueueOverview =>
  queueOverviewSchema.parse({ at: now, isHealthy: queues.every(({ isHealthy }) => isHealthy), queues });
