/** Work that several callers wait for; it is given up once none of them does. */
export interface SharedWork<T> {
  readonly result: Promise<T>;
  /** Waits for the result; rejects with the signal's reason as soon as that is aborted. Without a signal nobody can leave. */
  join(signal?: AbortSignal): Promise<T>;
}

/**
 * Starts work and shares it.
 *
 * @param start gets a signal that is aborted when the last who waited has left
 * @param onGivenUp called then: the work has no result that anybody should be given
 */
export const shareWork = <T>(start: (signal: AbortSignal) => Promise<T>, onGivenUp: () => void): SharedWork<T> => {
  const stopping = new AbortController();
  const result = start(stopping.signal);
  let waiting = 0;
  const join = async (signal?: AbortSignal): Promise<T> => {
    signal?.throwIfAborted();
    waiting += 1;
    if (signal === undefined) return result;
    let leave = () => {};
    const left = new Promise<never>((_resolve, reject) => {
      leave = () => {
        waiting -= 1;
        if (waiting === 0) {
          stopping.abort(signal.reason);
          onGivenUp();
        }
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
    });
    try {
      return await Promise.race([result, left]);
    } finally {
      signal.removeEventListener('abort', leave);
    }
  };
  return { result, join };
};
