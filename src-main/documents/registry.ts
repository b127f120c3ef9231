import { competenceFile } from './competence-file/competence-file.ts';
import type { DocumentKind } from './document-kind.ts';
import { eraseKind } from './erase-kind.ts';

/** Every kind of document there is. */
const documentKinds: readonly DocumentKind[] = [eraseKind(competenceFile)];

/** The kind of that name; null for one that this version doesn't know. */
export const findDocumentKind = (name: string): DocumentKind | null =>
  documentKinds.find((kind) => kind.name === name) ?? null;
