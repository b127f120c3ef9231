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
