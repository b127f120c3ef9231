import { useStore } from 'zustand';
import { ok } from '#shared/model/app-error.ts';
import type { DocumentView } from '#shared/model/document.ts';
import type { Anonymise } from '#shared/model/export.ts';
import type { ThemeView } from '#shared/model/theme.ts';
import { client } from '../../../client.ts';
import { usePrintedPages } from '../../../components/pdf/use-printed-pages.ts';
import { appStore } from '../../../stores/app-store.ts';
import { themesStore, wornTheme } from '../../../stores/themes-store.ts';
import { anonymiseOf, viewVariantStore } from '../../../stores/view-variant-store.ts';

/** What a document looks like, apart from what stands in it. */
interface Looks {
  readonly theme: Pick<ThemeView, 'id' | 'updatedAt'> | undefined;
  readonly anonymise: Anonymise | null;
}

/** What the printed pages depend on: they are printed anew when this changes. */
export const previewKey = (view: Pick<DocumentView, 'title' | 'sections'>, looks?: Looks): string =>
  [
    view.title,
    looks?.theme ? `${looks.theme.id}:${looks.theme.updatedAt}` : '',
    looks?.anonymise?.employers ?? '',
    ...view.sections.map(({ id, revision, state }) => `${id}:${revision}:${state.type}`),
  ].join('|');

/** The theme that the open document wears; undefined until the themes were read. */
export const useWornTheme = (view: DocumentView): ThemeView | undefined => {
  const themes = useStore(themesStore, (state) => state.themes);
  const defaultTheme = useStore(appStore, (state) => state.snapshot?.settings.defaultTheme);
  return themes && defaultTheme ? wornTheme(themes, view.themeId, defaultTheme) : undefined;
};

/** The printed document in the form it is looked at, and which sections were rewritten for that. */
export const usePreview = (view: DocumentView) => {
  const theme = useWornTheme(view);
  const anonymise = useStore(viewVariantStore, (state) => anonymiseOf(state, view.id));
  const hasThemes = useStore(themesStore, ({ themes, error }) => themes !== null || error !== null);
  // The themes come within a moment of the window's start; printing before them would print twice.
  const key = hasThemes ? `${view.id}|${previewKey(view, { theme, anonymise })}` : null;
  const { note, ...pages } = usePrintedPages(key, async () => {
    const result = await client.call('document.print-preview', { documentId: view.id, variant: { anonymise } });
    if (!result.ok) return result;
    return ok({ pdf: result.value.pdf, note: { rewritten: result.value.rewritten, anonymise } });
  });
  return {
    ...pages,
    rewritten: note?.rewritten ?? [],
    /** The pages in view show names where none are wanted, or the other way round. */
    isOtherForm: note !== null && note.anonymise?.employers !== anonymise?.employers,
  };
};
