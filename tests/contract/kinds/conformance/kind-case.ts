import type { Json } from '#shared/model/json.ts';
import type { DocumentKind } from '../../../../src-main/documents/document-kind.ts';
import type { ExportFormat } from '../../../../src-shared/model/run.ts';

/** Something that a schema must refuse, and where the fault is. */
export interface Refused {
  readonly value: unknown;
  /** Path of the field that doesn't fit, with dots. */
  readonly at: string;
}

/** An answer of a model to a step that asks for data. */
export interface DataAnswer {
  /** The step that asks. */
  readonly step: string;
  /** As JSON that fits the schema. */
  readonly fitting: string;
  readonly wrong: string;
  /** Texts that a model made up, which must be in nothing that is stored. */
  readonly invented: readonly string[];
  /** What must be stored of the fitting answer. */
  readonly kept: readonly string[];
}

/** A document kind with what the conformance suite needs to know of it. */
export interface KindCase {
  readonly kind: DocumentKind;
  /** An input that has a source for every section. */
  readonly input: Json;
  /** Options with which every section is drafted by itself, as far as the kind can. */
  readonly options: Record<string, Json>;
  readonly refusedInputs: readonly Refused[];
  readonly refusedOptions: readonly Refused[];
  /** Wishes for more that the kind understands; none for a kind that is whole once it is made. */
  readonly wishes: readonly Json[];
  readonly formats: readonly ExportFormat[];
  /** Other papers that it makes. */
  readonly papers: readonly string[];
  /** The kind's own roles of sources, which have samples; none for a kind that the product doesn't know. */
  readonly sources: readonly string[];
  /** What of a drafted section its input doesn't bear out; null for a kind that may say what it likes. */
  readonly inventionsIn: ((section: { readonly markdown: string; readonly data: Json | null }) => string[]) | null;
  /** What tells whom the document is about. */
  readonly telling: readonly string[];
  readonly dataAnswer: DataAnswer | null;
  /** A picture that the input names, and that a section shows; null where documents of the kind have none. */
  readonly photo: Uint8Array | null;
}
