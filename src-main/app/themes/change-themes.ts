import { AppFailure } from '#shared/model/app-error.ts';
import type { DocumentId } from '#shared/model/ids.ts';
import type { SourceFile } from '#shared/model/source-file.ts';
import type { Theme, ThemeId, ThemeView } from '#shared/model/theme.ts';
import { mostLogoBytes } from '#shared/model/theme.ts';
import type { Convert } from '../../convert/conversions.ts';
import type { AppDeps } from '../ports.ts';
import { requireFound } from '../require-found.ts';
import { requireOwnTheme, requireTheme } from './theme-view.ts';

type Done = Record<string, never>;

/** Makes a theme of the user's own as a copy of another, with its logo and Word file. Throws `not-found`. */
export const createTheme =
  (deps: AppDeps, tellChanged: () => void) =>
  ({ from, name }: { from: ThemeId; name: string }): ThemeView => {
    const { store, ids, clock } = deps;
    const { design } = requireTheme(deps, from);
    const id = ids.theme();
    const [logo, template] = [store.themes.logo(from), store.themes.template(from)];
    store.database.write(() => store.themes.insert({ id, name, design, logo, template }, clock.now()));
    tellChanged();
    return requireTheme(deps, id);
  };

/** Changes name or design. Throws `not-found`, and `conflict` for a theme that ships. */
export const updateTheme =
  (deps: AppDeps, tellChanged: () => void) =>
  ({
    themeId,
    name,
    design,
  }: {
    themeId: ThemeId;
    name?: string | undefined;
    design?: Theme | undefined;
  }): ThemeView => {
    const { store, clock } = deps;
    const theme = requireOwnTheme(deps, themeId);
    const change = { name: name ?? theme.name, design: design ?? theme.design };
    store.database.write(() => store.themes.update(themeId, change, clock.now()));
    tellChanged();
    return requireTheme(deps, themeId);
  };

const badLogo = (message: string): AppFailure =>
  new AppFailure({ code: 'theme.bad-logo', message, action: 'Choose a PNG or JPEG picture of at most 2 MB.' });

/** Sets the logo, or takes it away. Throws `theme.bad-logo`, `not-found` and `conflict`. */
export const setLogo =
  (deps: AppDeps, convert: Convert, tellChanged: () => void) =>
  async ({ themeId, file }: { themeId: ThemeId; file: SourceFile | null }): Promise<ThemeView> => {
    const { store, clock } = deps;
    requireOwnTheme(deps, themeId);
    const write = (logo: Parameters<typeof store.themes.setLogo>[1]): ThemeView => {
      store.database.write(() => store.themes.setLogo(themeId, logo, clock.now()));
      tellChanged();
      return requireTheme(deps, themeId);
    };
    if (file === null) return write(null);
    if (typeof file.data === 'string' || file.data.byteLength === 0) throw badLogo(`${file.name} is no picture.`);
    if (file.data.byteLength > mostLogoBytes) throw badLogo(`${file.name} is larger than 2 MB.`);
    const picture = await convert('read-logo', { data: file.data });
    if (!picture) throw badLogo(`${file.name} is not a PNG or JPEG picture that could be read.`);
    return write({ ...picture, data: file.data });
  };

/** Deletes a theme so that it can be undone until the app quits. Throws `not-found` and `conflict`. */
export const deleteTheme =
  (deps: AppDeps, tellChanged: () => void) =>
  ({ themeId }: { themeId: ThemeId }): Done => {
    requireOwnTheme(deps, themeId);
    deps.store.database.write(() => deps.store.themes.remove(themeId, deps.clock.now()));
    tellChanged();
    return {};
  };

export const restoreTheme =
  ({ store }: AppDeps, tellChanged: () => void) =>
  ({ themeId }: { themeId: ThemeId }): Done => {
    store.database.write(() => store.themes.restore(themeId));
    tellChanged();
    return {};
  };

/** Gives a document a theme of its own, or the settings' with null. Throws `not-found`. */
export const setDocumentTheme =
  (deps: AppDeps) =>
  ({ documentId, themeId }: { documentId: DocumentId; themeId: ThemeId | null }): Done => {
    requireFound(deps.store.documents.head(documentId), 'document');
    if (themeId !== null) requireTheme(deps, themeId);
    deps.store.database.write(() => deps.store.documents.setTheme(documentId, themeId));
    return {};
  };
