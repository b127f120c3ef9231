import { AppFailure } from '#shared/model/app-error.ts';
import type { DocumentKind } from '../../documents/document-kind.ts';
import type { AppDeps } from '../ports.ts';

/** The kind of that name. Throws `input.invalid` where this version doesn't know it. */
export const requireKind = ({ documentKind }: Pick<AppDeps, 'documentKind'>, name: string): DocumentKind => {
  const kind = documentKind(name);
  if (kind !== null) return kind;
  throw new AppFailure({
    code: 'input.invalid',
    message: `This version of Dossier knows no documents of the kind "${name}".`,
    action: 'Update Dossier, or choose another kind.',
  });
};
