import type { Settings } from '#shared/model/settings.ts';

/** What the window may change: the export folder is chosen in a native dialog. */
export type SettingsPatch = Partial<Omit<Settings, 'exportFolder'>>;

/** Works out a change from the settings as they are when it is saved, so that one edit never undoes another. */
export type SettingsEdit = (settings: Settings) => SettingsPatch;

interface SaverDeps {
  readonly timers: { set(callback: () => void, delayMs: number): () => void };
  /** Typing saves when it has paused for so long, in milliseconds. */
  readonly delayMs: number;
  readonly current: () => Settings | null;
  readonly save: (patch: SettingsPatch) => void;
}

/** Saves edits by itself, once typing pauses: all that has gathered in one change. */
export const createSettingsSaver = ({ timers, delayMs, current, save }: SaverDeps) => {
  const edits = new Map<string, SettingsEdit>();
  let disarm: (() => void) | null = null;

  /** Saves what waits, now: the screen closes, or the window does. */
  const flush = (): void => {
    disarm?.();
    disarm = null;
    const before = current();
    if (edits.size === 0 || before === null) return;
    let patch: SettingsPatch = {};
    for (const edit of edits.values()) patch = { ...patch, ...edit({ ...before, ...patch }) };
    edits.clear();
    // A field in error changes nothing, and saving nothing isn't worth saying.
    if (JSON.stringify({ ...before, ...patch }) !== JSON.stringify(before)) save(patch);
  };

  return {
    /** Takes an edit; a newer one about the same thing takes the place of an older. */
    edit: (about: string, edit: SettingsEdit): void => {
      edits.delete(about);
      edits.set(about, edit);
      disarm?.();
      disarm = timers.set(flush, delayMs);
    },
    /** Forgets an edit that waits, since something else has been decided. */
    forget: (about: string): void => void edits.delete(about),
    flush,
  };
};
export type SettingsSaver = ReturnType<typeof createSettingsSaver>;
