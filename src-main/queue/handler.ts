import type { z } from 'zod';
import type { JobProgress } from '#shared/model/job.ts';
import type { ClaimedJob, JobError } from './job.ts';
import type { Outcome } from './outcome.ts';

/** What a running handler is given. */
export interface HandlerContext<P> {
  readonly job: ClaimedJob;
  readonly payload: P;
  /** Aborted on cancel, timeout and shutdown; the handler must stop its work, provider calls included. */
  readonly signal: AbortSignal;
  /** Reports progress. It is passed on and not stored. */
  readonly report: (progress: JobProgress) => void;
}

/** What the executor gives every handler, whatever its payload. */
export type RunContext = Omit<HandlerContext<unknown>, 'payload'>;

/** One job kind. `run` does the work outside any transaction and says what came of it. */
export interface JobHandler<P, E> {
  readonly kind: string;
  readonly payloadSchema: z.ZodType<P>;
  run(context: HandlerContext<P>): Promise<Outcome<E>>;
  /**
   * Shows whether the server works, by the smallest call there is, before the job tries again that may be what it fails at:
   * `released` with `well`, or what a failure means. Resolves with null when neither can be shown, and the job runs.
   */
  check?(context: HandlerContext<P>): Promise<Outcome<E> | null>;
  /** Effects of the job's end without success: on the last failure, a timeout, a third crash, or a cancel. Pure: decided by its arguments alone. */
  effectsOnEnd?(payload: P, end: { readonly state: 'failed' | 'cancelled'; readonly error: JobError }): readonly E[];
  /**
   * Effects of a claim that died with its process, or was given up since it would not stop, whether or not the job goes on:
   * usage that may have been billed, say. Changes nothing itself, but may read the store: for a dead process it is called
   * once at the start, before any work, so what it reads is what that left. What it throws counts as no effects.
   */
  effectsOnLost?(payload: P, job: ClaimedJob): readonly E[];
}

/** A handler whose payload type is forgotten: what the executor keeps in its table. */
export interface AnyJobHandler<E> {
  readonly kind: string;
  run(context: RunContext): Promise<Outcome<E>>;
  check(context: RunContext): Promise<Outcome<E> | null>;
  effectsOnEnd(
    payload: unknown,
    end: { readonly state: 'failed' | 'cancelled'; readonly error: JobError },
  ): readonly E[];
  effectsOnLost(job: ClaimedJob): readonly E[];
}

/** Wraps a handler so that its payload is parsed before every use; a payload that doesn't fit throws a ZodError. */
export const eraseHandler = <P, E>(handler: JobHandler<P, E>): AnyJobHandler<E> => ({
  kind: handler.kind,
  run: async (context) => handler.run({ ...context, payload: handler.payloadSchema.parse(context.job.payload) }),
  check: async (context) =>
    (await handler.check?.({ ...context, payload: handler.payloadSchema.parse(context.job.payload) })) ?? null,
  effectsOnEnd: (payload, end) => orNone(handler, payload, (parsed) => handler.effectsOnEnd?.(parsed, end)),
  effectsOnLost: (job) => orNone(handler, job.payload, (parsed) => handler.effectsOnLost?.(parsed, job)),
});

const orNone = <P, E>(
  { payloadSchema }: JobHandler<P, E>,
  payload: unknown,
  effectsOf: (payload: P) => readonly E[] | undefined,
): readonly E[] => {
  const parsed = payloadSchema.safeParse(payload);
  if (!parsed.success) return [];
  try {
    return effectsOf(parsed.data) ?? [];
  } catch {
    // A job must end even if its handler throws here: rethrown, the error would keep its slot for ever.
    return [];
  }
};
