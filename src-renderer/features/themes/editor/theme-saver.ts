import type { Theme } from '#shared/model/theme.ts';

interface SaverDeps {
  readonly timers: { set(callback: () => void, delayMs: number): () => void };
  /** A design is saved when no other came for so long, in milliseconds. */
  readonly delayMs: number;
  /** Resolves when it is saved, or could not be. */
  readonly save: (design: Theme) => Promise<void>;
}

/** Saves designs by itself: never two at a time, and the last one always. */
export const createThemeSaver = ({ timers, delayMs, save }: SaverDeps) => {
  let waiting: Theme | null = null;
  let isSaving = false;
  let disarm: (() => void) | null = null;

  const run = async (): Promise<void> => {
    disarm?.();
    disarm = null;
    if (isSaving || waiting === null) return;
    const design = waiting;
    waiting = null;
    isSaving = true;
    await save(design);
    isSaving = false;
    // Another came meanwhile, and its pause may be over already.
    if (waiting !== null && disarm === null) await run();
  };

  return {
    /** Takes a design to be saved in place of one that waits. */
    put: (design: Theme): void => {
      waiting = design;
      disarm?.();
      disarm = timers.set(() => void run(), delayMs);
    },
    /** Saves what waits, now: the editor closes, or the window does. */
    flush: (): void => void run(),
  };
};
