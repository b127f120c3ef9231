interface SaverDeps<T> {
  readonly timers: { set(callback: () => void, delayMs: number): () => void };
  /** A value is saved when no other came for so long, in milliseconds. */
  readonly delayMs: number;
  /** Resolves when it is saved, or could not be. */
  readonly save: (value: T) => Promise<void>;
}

/** Saves values by itself: never two at a time, and the last one always. */
export const createAutoSaver = <T>({ timers, delayMs, save }: SaverDeps<T>) => {
  let waiting: { readonly value: T } | null = null;
  let isSaving = false;
  let disarm: (() => void) | null = null;

  const run = async (): Promise<void> => {
    disarm?.();
    disarm = null;
    if (isSaving || waiting === null) return;
    const { value } = waiting;
    waiting = null;
    isSaving = true;
    await save(value);
    isSaving = false;
    // Another came meanwhile, and its pause may be over already.
    if (waiting !== null && disarm === null) await run();
  };

  return {
    /** Takes a value to be saved in place of one that waits. */
    put: (value: T): void => {
      waiting = { value };
      disarm?.();
      disarm = timers.set(() => void run(), delayMs);
    },
    /** Saves what waits, now: what it is edited in closes, or the window does. */
    flush: (): void => void run(),
  };
};
