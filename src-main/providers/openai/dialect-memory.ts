import { orAborted } from './or-aborted.ts';
import { probeDialect } from './probe-dialect.ts';
import type { KnownDialect, OpenAiOptions } from './provider-options.ts';

/** Remembers which dialect a server speaks. */
export interface DialectMemory {
  /** Probes the server if its dialect isn't known yet. Concurrent callers share one probe. */
  current(signal: AbortSignal): Promise<KnownDialect>;
  /** Records a dialect that worked. */
  learn(dialect: KnownDialect): void;
}

/**
 * What one connection's server speaks. A server that wasn't found to have the Responses API isn't remembered for that alone
 * (a wrong path answers the same): only when a chat completion has worked.
 */
export const createDialectMemory = (options: OpenAiOptions): DialectMemory => {
  const told = options.connection.dialect;
  let known: KnownDialect | null = told === 'auto' ? null : told;
  let remembered = known;
  let probe: Promise<KnownDialect> | null = null;

  const learn = (dialect: KnownDialect): void => {
    known = dialect;
    if (remembered === dialect) return;
    remembered = dialect;
    options.rememberDialect(dialect);
  };

  const current = async (signal: AbortSignal): Promise<KnownDialect> => {
    while (known === null) {
      signal.throwIfAborted();
      if (probe !== null) {
        // The caller that started the probe may be aborted; then the next caller probes again.
        await orAborted(
          probe.catch(() => undefined),
          signal,
        );
        continue;
      }
      probe = probeDialect(options, signal);
      try {
        const found = await probe;
        if (found === 'responses') learn(found);
        else known = found;
      } finally {
        probe = null;
      }
    }
    return known;
  };

  return { current, learn };
};
