import { z } from 'zod';
import type { AnyJobHandler } from '../../src-main/queue/handler.ts';
import { eraseHandler } from '../../src-main/queue/handler.ts';
import type { ClaimedJob, NewJob } from '../../src-main/queue/job.ts';
import type { Outcome } from '../../src-main/queue/outcome.ts';
import type { Effect } from '../../src-shared/model/effect.ts';
import { jobIdSchema, runIdSchema, sectionIdSchema } from '../../src-shared/model/ids.ts';
import type { Journal } from './crash-journal.ts';

/** What becomes of a job, once it runs. */
export const plans = ['complete', 'fail', 'retry-once', 'retry-always', 'snooze', 'hold', 'kill'] as const;

const payloadSchema = z.object({
  id: z.string(),
  plan: z.enum(plans),
  /** How long it works. */
  ms: z.number(),
});
export type CrashPayload = z.infer<typeof payloadSchema>;

const error = { code: 'provider.failed', message: 'As planned.' } as const;

let marked = 0;

/** A row that says that an effect was applied. Its name is new each time, so that a second one would show. */
const mark = (job: string, kind: 'done' | 'more' | 'end'): Effect => {
  const id = jobIdSchema.parse(`${job}_${kind}_${process.pid}-${++marked}`);
  const row: NewJob = {
    id,
    kind: 'mark',
    // No policy, so nobody runs it.
    queue: 'sink',
    origin: 'embedded',
    payload: {},
    priority: 5,
    dependsOn: [],
    dependencyRule: 'all-succeeded',
    attemptLimit: 1,
    timeoutMs: 1_000,
  };
  return { type: 'enqueue-jobs', jobs: [row] };
};

const usage: Effect = {
  type: 'add-usage',
  provider: 'scripted',
  model: null,
  inputTokens: 10,
  cachedTokens: 0,
  outputTokens: 7,
  reasoningTokens: 0,
  requestId: null,
};

/** The section that a job of a run drafts. */
export const sectionOf = (job: string) => sectionIdSchema.parse(`${job}-section`);

/** Texts, a line of the run's record and tokens that are added up, for a job of a run. */
const sectionEffects = (job: ClaimedJob): Effect[] => {
  if (job.runId === null) return [];
  const runId = runIdSchema.parse(job.runId);
  const sectionId = sectionOf(job.id);
  return [
    { type: 'put-section', sectionId, runId, baseRevision: 0, markdown: job.id, data: null, origin: 'embedded' },
    { type: 'record-section', runId, sectionId, success: true, content: job.id, error: null, tokensUsed: 17 },
  ];
};

const outcomeOf = (job: ClaimedJob, plan: CrashPayload['plan']): Outcome<Effect> => {
  const untilMs = Date.now() + 20;
  const paid = [usage];
  if (plan === 'fail') return { type: 'failed', error, effects: paid };
  if (plan === 'retry-always' || (plan === 'retry-once' && job.attemptsSpent === 0)) {
    return { type: 'retry', error, delayMs: 20, effects: paid };
  }
  if (plan === 'snooze' && job.snoozes === 0) return { type: 'snooze', untilMs, error, effects: paid };
  if (plan === 'hold' && job.claimNo === 1) return { type: 'hold', reason: 'offline', untilMs, error, effects: paid };
  return {
    type: 'completed',
    effects: [mark(job.id, 'done'), usage, mark(job.id, 'more'), ...sectionEffects(job)],
  };
};

/** Works for so long, or until it is asked to stop. */
const work = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

interface HandlersDeps {
  readonly boot: string;
  readonly journal: Journal;
  readonly duringRun: () => void;
  /** Ends the process, as a job does that brings it down. */
  readonly die: () => void;
}

/** `work`; `section`, which also drafts one; and `again`, which somebody may put back in line after it has ended. */
export const createCrashHandlers = ({ boot, journal, duringRun, die }: HandlersDeps): AnyJobHandler<Effect>[] => {
  const run = async (job: ClaimedJob, { plan, ms }: CrashPayload, signal: AbortSignal): Promise<Outcome<Effect>> => {
    const claim = { boot, job: job.id, claimNo: job.claimNo };
    journal.write({ type: 'begin', ...claim, crashes: job.crashes });
    await work(ms / 2, signal);
    if (plan === 'kill') die();
    duringRun();
    await work(ms / 2, signal);
    const outcome: Outcome<Effect> = signal.aborted ? { type: 'cancelled', effects: [usage] } : outcomeOf(job, plan);
    journal.write({ type: 'end', ...claim, outcome: outcome.type });
    return outcome;
  };
  const handler = (kind: string, effectsOnEnd: (job: string) => Effect[]) =>
    eraseHandler<CrashPayload, Effect>({
      kind,
      payloadSchema,
      run: ({ job, payload, signal }) => run(job, payload, signal),
      effectsOnEnd: ({ id }) => effectsOnEnd(id),
    });
  const failedSection = (id: string): Effect => ({
    type: 'record-section',
    runId: runIdSchema.parse(id.replace(/-job-\d+$/, '-run')),
    sectionId: sectionOf(id),
    success: false,
    content: '',
    error,
    tokensUsed: 0,
  });
  return [
    handler('work', (id) => [mark(id, 'end')]),
    handler('section', (id) => [mark(id, 'end'), failedSection(id)]),
    handler('again', () => []),
  ];
};
