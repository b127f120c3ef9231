/** Lets work on one thing go on only after earlier work on the same thing has ended. */
export interface Locks {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

/** Locks by key, in the order in which they are asked for; a failure is the caller's own and holds up nobody. */
export const createLocks = (): Locks => {
  const last = new Map<string, Promise<unknown>>();
  return {
    run: (key, work) => {
      const result = (last.get(key) ?? Promise.resolve()).then(work);
      const ended = result.then(
        () => {},
        () => {},
      );
      last.set(key, ended);
      void ended.then(() => {
        if (last.get(key) === ended) last.delete(key);
      });
      return result;
    },
  };
};
