import { AppFailure } from '#shared/model/app-error.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import type { ThemeId, ThemeView } from '#shared/model/theme.ts';
import type { Convert } from '../../convert/conversions.ts';
import type { AppDeps, Desktop } from '../ports.ts';
import { requireTheme } from './theme-view.ts';

/** Reads a theme file, or a company's Word file, into a new theme of the user's own. Throws `theme.*` and `input.*`. */
export const importTheme =
  (deps: AppDeps, convert: Convert, tellChanged: () => void) =>
  async (file: SourceFile): Promise<{ theme: ThemeView; notes: string[] }> => {
    const read = await convert('read-theme', file);
    if (!read.ok) throw new AppFailure(read.error);
    const { name, design, logo, template, notes } = read.value;
    const { store, ids, clock } = deps;
    const id = ids.theme();
    store.database.write(() => store.themes.insert({ id, name, design, logo, template }, clock.now()));
    tellChanged();
    return { theme: requireTheme(deps, id), notes };
  };

/** Saves a theme, with its logo and Word file, where the user says. Throws `not-found`. */
export const exportTheme =
  (deps: AppDeps, convert: Convert, desktop: Desktop) =>
  async ({ themeId }: { themeId: ThemeId }): Promise<{ path: string | null }> => {
    const { name, design } = requireTheme(deps, themeId);
    const { themes } = deps.store;
    const text = await convert('write-theme', {
      name,
      design,
      logo: themes.logo(themeId),
      template: themes.template(themeId),
    });
    // With our word in front it can't be a device of Windows, as "AUX.dossier-theme.json" is.
    return { path: await desktop.saveText(`Theme ${name.replaceAll(/[\\/:*?"<>|]/g, ' ')}.dossier-theme.json`, text) };
  };
