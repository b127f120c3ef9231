import type { AppError } from '#shared/model/app-error.ts';
import type { JobId } from '#shared/model/ids.ts';
import type { JobProgress } from '#shared/model/job.ts';
import type { AnyJobHandler } from './handler.ts';
import type { ClaimedJob } from './job.ts';
import type { Outcome } from './outcome.ts';
import type { Timers } from './ports.ts';

/** Why a running job's signal was aborted. The executor turns it into an outcome. */
export class JobStop extends Error {
  readonly why: 'cancel' | 'timeout' | 'shutdown';
  constructor(why: 'cancel' | 'timeout' | 'shutdown') {
    super(`job stopped: ${why}`);
    this.name = 'AbortError';
    this.why = why;
  }
}

/** An error nobody foresaw, together with what is to be stored for all that: what the work had cost by then. */
export class FailedWork<E> extends Error {
  readonly effects: readonly E[];
  constructor(cause: unknown, effects: readonly E[]) {
    super('the work failed unexpectedly', { cause });
    this.name = 'FailedWork';
    this.effects = effects;
  }
}

/** How long a handler may take to stop after its signal. Then its slot is freed anyway; the fence makes that safe. */
export const stopGraceMs = 10_000;

interface ExecutorDeps<E> {
  readonly handlers: ReadonlyMap<string, AnyJobHandler<E>>;
  readonly timers: Timers;
  /** Told of an error a handler threw instead of returning an outcome. */
  readonly onUnexpected: (job: ClaimedJob, error: unknown) => void;
  readonly onProgress: (job: ClaimedJob, progress: JobProgress) => void;
}

/** A running job. */
interface RunningJob {
  readonly controller: AbortController;
  progress: JobProgress | null;
  /** The machine slept while it ran: a failure then costs no attempt. */
  hasSlept: boolean;
  /** When someone cancelled it, perhaps after its signal was aborted for another reason; epoch milliseconds. */
  cancelledAt: number | null;
  /** Waits no longer for its work to stop. */
  giveUp: () => void;
}

const timeoutError = (job: ClaimedJob): AppError => ({
  code: 'job.timeout',
  message: `It took longer than ${Math.round(job.timeoutMs / 1000)} seconds and was stopped.`,
  action: 'Try again.',
});

const unexpectedError: AppError = {
  code: 'internal',
  message: 'Something unexpected went wrong while working on this.',
  action: 'Try again; nothing that was finished is lost.',
};

/** Runs claimed jobs: signal, timeout, grace. Knows what runs now, so that it can be stopped. */
export class Executor<E> {
  readonly #deps: ExecutorDeps<E>;
  readonly #running = new Map<JobId, RunningJob>();

  constructor(deps: ExecutorDeps<E>) {
    this.#deps = deps;
  }

  /** A running job's progress; null before it reports any, or when it doesn't run. */
  progressOf(id: JobId): JobProgress | null {
    return this.#running.get(id)?.progress ?? null;
  }

  /** Says that the machine slept: connections that ran through it are likely dead, and timers late. */
  noteSleep(): void {
    for (const running of this.#running.values()) running.hasSlept = true;
  }

  /**
   * Runs one job to its outcome. Never rejects.
   *
   * @param isInDoubt whether its server is checked instead, if that can be done
   */
  async execute(job: ClaimedJob, isInDoubt = false): Promise<Outcome<E>> {
    const handler = this.#deps.handlers.get(job.kind);
    if (!handler) {
      const error: AppError = { code: 'internal', message: `This version of Dossier can't do "${job.kind}".` };
      return { type: 'failed', error, effects: [] };
    }
    const controller = new AbortController();
    const running: RunningJob = {
      controller,
      progress: null,
      hasSlept: false,
      cancelledAt: null,
      giveUp: () => {},
    };
    this.#running.set(job.id, running);
    const cancelTimeout = this.#deps.timers.set(() => controller.abort(new JobStop('timeout')), job.timeoutMs);
    try {
      const outcome = await this.#race(handler, job, running, isInDoubt);
      // A failure caused by sleep costs no attempt.
      return outcome.type === 'retry' && running.hasSlept ? { type: 'released', effects: outcome.effects } : outcome;
    } finally {
      cancelTimeout();
      this.#running.delete(job.id);
    }
  }

  /**
   * Asks running jobs to stop because someone cancelled them; the ones not running are ignored.
   *
   * @param at when, epoch milliseconds
   */
  cancel(ids: Iterable<JobId>, at: number): void {
    for (const id of ids) {
      const running = this.#running.get(id);
      if (!running) continue;
      // A signal keeps its first reason; a cancel counts also when it comes second.
      running.cancelledAt ??= at;
      running.controller.abort(new JobStop('cancel'));
    }
  }

  /** Takes back what was cancelled at `since` or later and still runs: it stops all the same, and goes back in line. */
  takeBackCancel(ids: Iterable<JobId>, since: number): void {
    for (const id of ids) {
      const running = this.#running.get(id);
      if (running && running.cancelledAt !== null && running.cancelledAt >= since) running.cancelledAt = null;
    }
  }

  /** Asks all that runs to stop, since the process goes down. */
  shutDown(): void {
    for (const { controller } of this.#running.values()) controller.abort(new JobStop('shutdown'));
  }

  /** Ends the claims of all that still runs, whatever becomes of its work. */
  giveUpAll(): void {
    for (const { giveUp } of this.#running.values()) giveUp();
  }

  async #race(
    handler: AnyJobHandler<E>,
    job: ClaimedJob,
    running: RunningJob,
    isInDoubt: boolean,
  ): Promise<Outcome<E>> {
    const { signal } = running.controller;
    const report = (progress: JobProgress) => {
      // The slot was freed already: a late outcome no longer counts.
      if (this.#running.get(job.id) !== running) return;
      running.progress = progress;
      this.#deps.onProgress(job, progress);
    };
    const context = { job, signal, report };
    const checkOrRun = async () => (isInDoubt ? await handler.check(context) : null) ?? handler.run(context);
    const work = checkOrRun().then(
      (outcome) => this.#afterStop(job, running, outcome),
      (error: unknown) => this.#afterThrow(job, running, error),
    );
    let cancelGrace = () => {};
    const grace = new Promise<Outcome<E>>((resolve) => {
      // Nobody hears of what its work used: it may have been billed.
      running.giveUp = () => resolve(this.#stopped(job, running, handler.effectsOnLost(job)));
      signal.addEventListener('abort', () => {
        // What it has done so far is unknown, as of a claim whose process died.
        const giveUp = () => resolve(this.#stopped(job, running, handler.effectsOnLost(job)));
        cancelGrace = this.#deps.timers.set(giveUp, stopGraceMs);
      });
    });
    try {
      return await Promise.race([work, grace]);
    } finally {
      cancelGrace();
    }
  }

  /** A handler ended after it was asked to stop: finished work is kept, anything else counts as stopped. */
  #afterStop(job: ClaimedJob, running: RunningJob, outcome: Outcome<E>): Outcome<E> {
    if (!running.controller.signal.aborted || outcome.type === 'completed') return outcome;
    return this.#stopped(job, running, outcome.effects);
  }

  #afterThrow(job: ClaimedJob, running: RunningJob, error: unknown): Outcome<E> {
    // Thrown by this queue's own handler, whose effects are of this type.
    const effects = error instanceof FailedWork ? (error as FailedWork<E>).effects : [];
    if (running.controller.signal.aborted) return this.#stopped(job, running, effects);
    this.#deps.onUnexpected(job, error instanceof FailedWork ? error.cause : error);
    return { type: 'retry', error: unexpectedError, effects };
  }

  #stopped(job: ClaimedJob, { controller, cancelledAt }: RunningJob, effects: readonly E[]): Outcome<E> {
    if (cancelledAt !== null) return { type: 'cancelled', effects };
    const { reason } = controller.signal;
    const why = reason instanceof JobStop ? reason.why : 'shutdown';
    switch (why) {
      case 'timeout':
        return { type: 'retry', error: timeoutError(job), effects, server: 'trouble' };
      // A cancel that was taken back.
      case 'cancel':
      case 'shutdown':
        return { type: 'released', effects };
    }
  }
}
