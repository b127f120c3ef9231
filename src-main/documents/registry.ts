import { competenceFile } from './competence-file/competence-file.ts';
import type { DocumentKind } from './document-kind.ts';
import { eraseKind } from './document-kind.ts';
import { interviewPack } from './interview-pack/interview-pack.ts';

/** All document kinds. */
const documentKinds: readonly DocumentKind[] = [eraseKind(competenceFile), eraseKind(interviewPack)];

/** The kind of that name; null for one that this version doesn't know. */
export const findDocumentKind = (name: string): DocumentKind | null =>
  documentKinds.find((kind) => kind.name === name) ?? null;
