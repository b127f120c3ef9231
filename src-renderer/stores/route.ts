import type { DocumentId } from '#shared/model/ids.ts';
import { documentIdSchema } from '#shared/model/ids.ts';
import type { ThemeId } from '#shared/model/theme.ts';
import { themeIdSchema } from '#shared/model/theme.ts';

/** Which screen is shown. */
export type Route =
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
