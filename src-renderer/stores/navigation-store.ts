import { createStore } from 'zustand/vanilla';
import type { DocumentId } from '#shared/model/ids.ts';
import type { Route } from './route.ts';
import { formatRoute, parseRoute } from './route.ts';

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
