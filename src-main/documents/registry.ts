import type { CompetenceFileInput } from '#shared/kinds/competence-file.ts';
import type { DocumentKindName } from '#shared/model/run.ts';
import { competenceFile } from './competence-file/competence-file.ts';
import type { DocumentKind } from './document-kind.ts';

/** What each kind of document is made from. */
export interface DocumentInputs {
  'competence-file': CompetenceFileInput;
}

/** Every kind of document there is, by name. The compiler asks for each name that the model knows. */
export const documentKinds: { readonly [K in DocumentKindName]: DocumentKind<DocumentInputs[K]> } = {
  'competence-file': competenceFile,
};

/** The kind of a name, with its input typed. */
export const documentKindOf = <K extends DocumentKindName>(name: K): DocumentKind<DocumentInputs[K]> =>
  documentKinds[name];
