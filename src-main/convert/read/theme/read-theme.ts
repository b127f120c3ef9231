import type { Result } from '#shared/model/app-error.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import { isWordFile, readDocxTheme } from '../word/read-docx-theme.ts';
import type { ReadTheme } from './theme-file.ts';
import { readThemeFile } from './theme-file.ts';

/** Reads a theme: a theme file of Dossier's, or the look of a company's Word file. */
export const readTheme = (file: SourceFile): Result<ReadTheme> =>
  typeof file.data !== 'string' && isWordFile(file)
    ? readDocxTheme({ name: file.name, data: file.data })
    : readThemeFile(file);
