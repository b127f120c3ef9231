import type { JobId } from '#shared/model/ids.ts';
import type { JobError } from './job.ts';

interface Suspicion {
  readonly origin: string;
  /** Failures since a call to the server last succeeded that had begun after them. */
  failures: number;
  /** When it last failed, as a number of the breakers' own that only grows. */
  failedAt: number;
  /** Attempts that failures before that are to cost. */
  proven: number;
  error: JobError;
}

/**
 * Failures of which nobody knows yet whether the job or its server is to blame. A call to the same server that succeeds
 * proves that the job fails by itself, and costs it one attempt, however often it failed before that call: those may have
 * been one and the same trouble. An outage clears the job. Kept in memory: a restart forgives.
 */
export class Suspicions {
  readonly #jobs = new Map<JobId, Suspicion>();

  /** Notes a failure. Returns how many of the job are open, this one included. */
  note(id: JobId, origin: string, error: JobError, at: number): number {
    const known = this.#jobs.get(id) ?? { origin, failures: 0, failedAt: at, proven: 0, error };
    known.failures += 1;
    known.failedAt = at;
    known.error = error;
    this.#jobs.set(id, known);
    return known.failures;
  }

  /**
   * The server is well: what failed there was at fault itself.
   *
   * @param since when the call that succeeded began: of what failed after that it shows nothing
   */
  prove(origin: string, since: number): void {
    for (const suspicion of this.#jobs.values()) {
      if (suspicion.origin !== origin || suspicion.failures === 0 || suspicion.failedAt > since) continue;
      suspicion.proven += 1;
      suspicion.failures = 0;
    }
  }

  /** The server is in trouble: no job is to blame. */
  clear(origin: string): void {
    for (const suspicion of this.#jobs.values()) if (suspicion.origin === origin) suspicion.failures = 0;
  }

  /** Takes what a job has to be charged for: how many attempts, and the error of the last. */
  collect(id: JobId): { readonly attempts: number; readonly error: JobError } | null {
    const suspicion = this.#jobs.get(id);
    if (suspicion === undefined || suspicion.proven === 0) return null;
    const { proven, error } = suspicion;
    suspicion.proven = 0;
    if (suspicion.failures === 0) this.#jobs.delete(id);
    return { attempts: proven, error };
  }

  /** Forgets a job that has ended. */
  forget(id: JobId): void {
    this.#jobs.delete(id);
  }
}
