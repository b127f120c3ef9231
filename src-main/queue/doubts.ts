import type { JobId } from '#shared/model/ids.ts';

interface Doubt {
  readonly origin: string;
  /** Failures since a job's call to the server last succeeded; checks don't count. */
  failures: number;
  /** The server was found well right before the job's next try. */
  isChecked: boolean;
}

/**
 * Jobs that may be all that their server fails at, since they failed again and again and no other call succeeded. Before
 * such a job tries, the server is checked by a call of its own: that tells a request that it can't stand from an outage.
 * Kept in memory.
 */
export class Doubts {
  readonly #jobs = new Map<JobId, Doubt>();

  /**
   * Notes that a job failed as if its server were in trouble.
   *
   * @param limit failures in a row that make an outage
   */
  note(id: JobId, origin: string, limit: number): void {
    const known = this.#jobs.get(id) ?? { origin, failures: 0, isChecked: false };
    known.failures = known.isChecked ? Math.max(limit, known.failures + 1) : known.failures + 1;
    known.isChecked = false;
    this.#jobs.set(id, known);
  }

  /** Whether the server is to be checked before the job tries again. */
  has(id: JobId, limit: number): boolean {
    const doubt = this.#jobs.get(id);
    return doubt !== undefined && !doubt.isChecked && doubt.failures >= limit;
  }

  /** The server was found well for the job, which may try now. Others stay in doubt: they may be what fails as well. */
  checked(id: JobId): void {
    const doubt = this.#jobs.get(id);
    if (doubt !== undefined) doubt.isChecked = true;
  }

  /** A job's call to the server succeeded: nobody's failures are in a row any more. */
  clear(origin: string): void {
    for (const [id, doubt] of this.#jobs) if (doubt.origin === origin) this.#jobs.delete(id);
  }

  /** Forgets a job that has ended. */
  forget(id: JobId): void {
    this.#jobs.delete(id);
  }
}
