import type { DocumentKindName } from '#shared/model/run.ts';
import { competenceFile } from './competence-file/competence-file.tsx';
import { interviewPack } from './interview-pack/interview-pack.tsx';
import type { WindowKind } from './kind.ts';

/** Every kind of document, in the order in which they are offered. */
export const kinds: readonly WindowKind[] = [competenceFile, interviewPack];

/** The kind of that name; undefined for one that this version doesn't know. */
export const findKind = (name: DocumentKindName): WindowKind | undefined => kinds.find((kind) => kind.name === name);

/** The kind that is begun with: of the sample, and of a new document until another is chosen. */
export const firstKind: WindowKind = competenceFile;
