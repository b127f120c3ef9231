import { competenceFileFacts } from './competence-file/competence-file.ts';
import { interviewPackFacts } from './interview-pack/interview-pack.ts';
import type { KindFacts } from './kind-facts.ts';

/** Every kind of document there is, in the order they are offered. */
export const kinds: readonly KindFacts[] = [competenceFileFacts, interviewPackFacts];

/** The kind of that name; undefined for one that this version doesn't know. */
export const findKind = (name: string): KindFacts | undefined => kinds.find((kind) => kind.name === name);
