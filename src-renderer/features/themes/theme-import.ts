import { createStore } from 'zustand/vanilla';
import type { AppError } from '#shared/model/app-error.ts';
import type { ThemeView } from '#shared/model/theme.ts';
import { client } from '../../client.ts';
import { themeConfirmed } from '../../stores/themes-store.ts';

/** What came of the last import; it stays on the page until it is put away. */
export type ImportOutcome =
  | { readonly type: 'done'; readonly theme: ThemeView; readonly notes: readonly string[] }
  | { readonly type: 'failed'; readonly name: string; readonly error: AppError };

export interface ThemeImportState {
  readonly outcome: ImportOutcome | null;
  readonly isReading: boolean;
}

export const themeImportStore = createStore<ThemeImportState>()(() => ({ outcome: null, isReading: false }));

/** Puts the outcome of the last import away. */
export const forgetImport = (): void => themeImportStore.setState({ outcome: null });

const readBytes = async (file: File): Promise<Uint8Array | AppError> => {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, or a file that has gone meanwhile.
    return { code: 'theme.bad-file', message: `${file.name} could not be read.` };
  }
};

/** Makes themes of files: those saved from Dossier, and companies' Word files. What came of the last is shown. */
export const importThemes = async (files: readonly File[]): Promise<void> => {
  themeImportStore.setState({ isReading: true, outcome: null });
  for (const file of files) {
    const data = await readBytes(file);
    const { name } = file;
    if (!(data instanceof Uint8Array)) {
      themeImportStore.setState({ outcome: { type: 'failed', name, error: data } });
      continue;
    }
    const result = await client.call('theme.import', { name, data });
    if (result.ok) {
      const { theme, notes } = result.value;
      themeConfirmed(theme);
      themeImportStore.setState({ outcome: { type: 'done', theme, notes } });
    } else themeImportStore.setState({ outcome: { type: 'failed', name, error: result.error } });
  }
  themeImportStore.setState({ isReading: false });
};
