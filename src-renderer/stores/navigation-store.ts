import { createStore } from 'zustand/vanilla';
import type { DocumentId } from '#shared/model/ids.ts';
import { documentIdSchema } from '#shared/model/ids.ts';
import type { ThemeId } from '#shared/model/theme.ts';
import { themeIdSchema } from '#shared/model/theme.ts';

/** Which screen is shown. */
type Route =
  | { readonly name: 'library' }
  | { readonly name: 'new-document' }
  | { readonly name: 'queue' }
  | { readonly name: 'settings' }
  | { readonly name: 'themes' }
  /** The editor of one theme. */
  | { readonly name: 'theme'; readonly themeId: ThemeId }
  | { readonly name: 'workspace'; readonly documentId: DocumentId };

/** The route of a location hash (`#/document/abc`); anything unknown is the library. */
export const parseRoute = (hash: string): Route => {
  const [name, id] = hash.replace(/^#\/?/, '').split('/');
  if (name === 'new') return { name: 'new-document' };
  if (name === 'queue') return { name: 'queue' };
  if (name === 'settings') return { name: 'settings' };
  if (name === 'themes') {
    const themeId = themeIdSchema.safeParse(id);
    return themeId.success ? { name: 'theme', themeId: themeId.data } : { name: 'themes' };
  }
  const documentId = documentIdSchema.safeParse(id);
  return name === 'document' && documentId.success
    ? { name: 'workspace', documentId: documentId.data }
    : { name: 'library' };
};

/** The location hash of a route; `parseRoute` undoes it. */
export const formatRoute = (route: Route): string => {
  switch (route.name) {
    case 'library':
      return '#/';
    case 'new-document':
      return '#/new';
    case 'queue':
      return '#/queue';
    case 'settings':
      return '#/settings';
    case 'themes':
      return '#/themes';
    case 'theme':
      return `#/themes/${route.themeId}`;
    case 'workspace':
      return `#/document/${route.documentId}`;
  }
};

/** A document that one of the dialogs is about. */
export interface DialogSubject {
  readonly documentId: DocumentId;
  readonly title: string;
}

export type Dialog =
  | { readonly name: 'export'; readonly subject: DialogSubject; readonly isComplete: boolean }
  | { readonly name: 'rename'; readonly subject: DialogSubject }
  | { readonly name: 'bulk-export'; readonly documentIds: readonly DocumentId[] }
  | { readonly name: 'redraft'; readonly subject: DialogSubject }
  | { readonly name: 'shortcuts' };

/** Where the user is: the screen, and the dialog over it. */
export interface NavigationState {
  readonly route: Route;
  readonly dialog: Dialog | null;
  /** Grows whenever the search field should take the focus. */
  readonly focusSearchNo: number;
}

export const navigationStore = createStore<NavigationState>()(() => ({
  route: { name: 'library' },
  dialog: null,
  focusSearchNo: 0,
}));

/** Goes to a screen. The location hash follows, so a reload comes back to it. */
export const navigate = (route: Route): void => {
  navigationStore.setState({ route, dialog: null });
  const hash = formatRoute(route);
  if (window.location.hash !== hash) window.history.pushState(null, '', hash);
};

/** Follows the location hash (reload, back, forward) until the returned function is called. */
export const followLocation = (): (() => void) => {
  const follow = () => navigationStore.setState({ route: parseRoute(window.location.hash), dialog: null });
  follow();
  window.addEventListener('popstate', follow);
  return () => window.removeEventListener('popstate', follow);
};

/** Opens a dialog over the screen, or closes it with null. */
export const showDialog = (dialog: Dialog | null): void => navigationStore.setState({ dialog });

/** Goes to the library with the search field focused. */
export const focusSearch = (): void => {
  navigate({ name: 'library' });
  navigationStore.setState(({ focusSearchNo }) => ({ focusSearchNo: focusSearchNo + 1 }));
};
