import type { z } from 'zod';
import type { ExportFormat } from '../model/run.ts';

/** What files a reader turns into data: a CV, a job description. */
export type SourceReader = 'candidate' | 'job';

/** A part of a kind's input that can be read from a file. */
export interface SourceRole {
  readonly reads: SourceReader;
  readonly isRequired: boolean;
  /** The file of resources/samples that an empty library offers for it. */
  readonly sample: string;
}

/** Sentences of a kind by language: `{name}` is a blank, and `kind` what its documents are called. The English ones are complete; another language may lack some. */
export type KindLabels = { readonly en: Readonly<Record<string, string>> } & Readonly<
  Record<string, Readonly<Record<string, string>>>
>;

/** What both sides know of a document kind. */
export interface KindFacts {
  readonly name: string;
  readonly input: z.ZodType;
  /** All have defaults: `{}` fits. */
  readonly options: z.ZodObject;
  /** By the key of the input that they fill. */
  readonly sources: Readonly<Record<string, SourceRole>>;
  /** What its documents can be exported as, in the order they are offered. */
  readonly formats: readonly ExportFormat[];
  /** Other papers that can be made of its documents, e.g. a scorecard; `paper.<name>` is what each is called. */
  readonly papers: readonly string[];
  /** The groups of its run record, in order (requirement A6). */
  readonly groups: readonly string[];
  /** What the user may note at a section, by name. */
  readonly marks: Readonly<Record<string, z.ZodType>>;
  readonly labels: KindLabels;
}
