/**
 * Wraps something costly so that it runs at once, and then at most once in `everyMs` milliseconds however often it is
 * asked for; the last request is always followed by a run.
 */
export const throttle = (run: () => void, everyMs: number): (() => void) => {
  let isResting = false;
  let isAskedAgain = false;

  const rest = (): void => {
    isResting = true;
    setTimeout(() => {
      isResting = false;
      if (!isAskedAgain) return;
      isAskedAgain = false;
      rest();
      run();
    }, everyMs);
  };

  return () => {
    if (isResting) {
      isAskedAgain = true;
      return;
    }
    rest();
    run();
  };
};

/**
 * Wraps a refetch so that however often it is asked for, one runs at a time and at most one more follows it. The one
 * that follows starts after the last request, so its answer includes what that request was about.
 * @returns a function that resolves when an answer at least as new as the call has been taken in.
 */
export const coalesce = (run: () => Promise<void>): (() => Promise<void>) => {
  let current: Promise<void> | null = null;
  let following: Promise<void> | null = null;

  const start = (): Promise<void> => {
    current = run().finally(() => {
      current = null;
    });
    return current;
  };

  return () => {
    if (!current) return start();
    following ??= current.then(() => {
      following = null;
      return start();
    });
    return following;
  };
};

/**
 * The same for what is asked for by a key: for each key one run at a time, and one more after the last request.
 * @param run must not reject
 */
export const coalesceEach = <K>(run: (key: K) => Promise<void>): ((key: K) => void) => {
  const asked = new Map<K, { isAskedAgain: boolean }>();

  const start = (key: K): void => {
    const current = { isAskedAgain: false };
    asked.set(key, current);
    void run(key).finally(() => {
      asked.delete(key);
      if (current.isAskedAgain) start(key);
    });
  };

  return (key) => {
    const current = asked.get(key);
    if (current) current.isAskedAgain = true;
    else start(key);
  };
};
